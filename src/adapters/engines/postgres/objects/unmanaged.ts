import { unreadSubscriptions } from './subscription.js';

/** Names everything in the database that this version doesn't model; members of extensions belong to those. */
export const unmanagedQuery = unreadSubscriptions;
