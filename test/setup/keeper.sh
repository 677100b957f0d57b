#!/bin/sh
# Waits until the process OWNER is gone, then ends every server below the run directory RUN and removes it.
# It is a process of its own because a killed test run cannot clean up after itself.
run=$1
owner=$2

alive() {
  kill -0 "$1" 2>/dev/null && ! grep -qs '^State:.Z' "/proc/$1/status"
}

while [ -d "$run" ] && alive "$owner"; do sleep 1; done

end_servers() {
  pids=''
  for file in "$run"/*/data/postmaster.pid; do
    [ -f "$file" ] || continue
    read -r pid <"$file" || continue
    # The number may have passed to a stranger: only a process that names this directory is ours.
    if grep -aqsF -- "$run" "/proc/$pid/cmdline"; then
      kill -QUIT "$pid" && pids="$pids $pid"
    fi
  done
  patience=100
  for pid in $pids; do
    while alive "$pid" && [ "$patience" -gt 0 ]; do
      sleep 0.1
      patience=$((patience - 1))
    done
    kill -KILL "$pid" 2>/dev/null
  done
}

# A worker that outlives its parent for a moment may still be making a server here, hence the attempts.
attempts=20
while [ -d "$run" ] && [ "$attempts" -gt 0 ]; do
  end_servers
  rm -rf "$run" 2>/dev/null || sleep 0.5
  [ "$owner" = gone ] || sleep 1
  attempts=$((attempts - 1))
done
