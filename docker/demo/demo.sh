#!/bin/sh
# Trains what `./epochscope demo` trains, on the services of the stack; ends with 0 only if the runs completed and every event of them
# is stored.
set -eu

# The first value of a field in the JSON that comes in.
field() {
    grep -o "\"$1\":[^,}]*" | head -n 1 | cut -d : -f 2- | tr -d '"'
}

submit() {
    wget -q -O - --header 'Content-Type: application/json' --post-file "$1" "$TRAINER/runs" | field id
}

# Shows a run until it ends; a line for each epoch.
watch() {
    shown=
    wget -q -O - "$TRAINER/runs/$1/progress" | sed -u -n 's/^data: *//p' | while read -r progress; do
        epoch="$(echo "$progress" | field status) $(echo "$progress" | field epoch)/$(echo "$progress" | field epochs)"
        if [ "$epoch" != "$shown" ]; then
            line="    $epoch"
            accuracy=$(echo "$progress" | field validationAccuracy | cut -c 1-5)
            # There is none before the first epoch is over.
            [ "$accuracy" = null ] || line="$line, validation accuracy $accuracy"
            echo "$line"
        fi
        shown=$epoch
    done
}

completed() {
    [ "$(wget -q -O - "$TRAINER/runs/$1/progress" | field status)" = COMPLETED ]
}

# The last events take a moment to the database.
stored() {
    for _ in $(seq 120); do
        if [ "$(wget -q -O - "$METRICS/runs/$1/completeness" | field status)" = COMPLETE ]; then
            return
        fi
        sleep 1
    done
    return 1
}

runs=
for request in /requests/*.json; do
    run=$(submit "$request")
    [ -n "$run" ] || { echo "trainer-service does not take $request" >&2; exit 1; }
    runs="$runs $run"
done
for run in $runs; do
    echo "Run $run: $DASHBOARDS/d/epochscope-curves?var-run=$run"
    watch "$run"
    completed "$run" || { echo "Run $run has not completed, see docker compose logs trainer-service" >&2; exit 1; }
    stored "$run" || { echo "Not every event of run $run is stored, see docker compose logs metrics-service" >&2; exit 1; }
    echo "    every event is stored"
done
