# Functions to run the three images as their pods do: read-only, without capabilities, half a CPU. Sourced by check.sh and the
# benchmark. Everything made here is named after $stack and removed by stop_stack.
stack=todo-stack-$$

hardened() {
  docker run -d --name "$stack-$1" --network "$stack" --network-alias "$1" --cpus 0.5 --read-only --cap-drop ALL \
    --security-opt no-new-privileges --tmpfs /tmp --sysctl net.ipv4.ip_unprivileged_port_start=0 "${@:2}" >/dev/null
}

start_database() {
  hardened database -v "$stack:/var/lib/postgresql/data" -e POSTGRES_USER=todo -e POSTGRES_DB=todo \
    -e POSTGRES_PASSWORD=only-for-this-check "$1"
}

start_backend() {
  hardened backend -e APP_ENV=local -e LOG_LEVEL=INFO -e FRONTEND_URL=http://localhost:30080 -e OPENAI_MODEL=none \
    -e JWT_SECRET=only-for-this-check-only-for-this-check -e DATABASE_HOST=database -e DATABASE_PORT=5432 \
    -e DATABASE_NAME=todo -e DATABASE_PASSWORD=only-for-this-check "$1"
}

start_frontend() { hardened frontend "$1"; }

address() { docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' "$stack-$1"; }

# Whether SERVICE answers 200 on PORT and PATH.
answers() {
  timeout 2 bash -c 'exec 3<>"/dev/tcp/$0/$1" && printf "GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n" "$2" >&3 && read -r _ status _ <&3 && [ "$status" = 200 ]' \
    "$(address "$1")" "$2" "$3" 2>/dev/null
}

accepts_connections() { docker exec "$stack-database" pg_isready -q -h 127.0.0.1 -U todo -d todo 2>/dev/null; }

ready() {
  case $1 in
    database) accepts_connections ;;
    backend) answers backend 8000 /health/ready ;;
    frontend) answers frontend 80 /healthz ;;
  esac
}

# Waits until SERVICE is ready, at most 30 s.
wait_until_ready() {
  local end=$((SECONDS + 30))
  until ready "$1"; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.02
  done
}

# The exit code of SERVICE after its own stop signal; 137 when it had to be killed.
stop_gently() {
  docker stop -t 30 "$stack-$1" >/dev/null
  docker inspect -f '{{.State.ExitCode}}' "$stack-$1"
}

start_stack() { docker network create "$stack" >/dev/null; }

stop_stack() {
  docker rm -f -v "$stack-frontend" "$stack-backend" "$stack-database" >/dev/null 2>&1 || true
  docker volume rm "$stack" >/dev/null 2>&1 || true
  docker network rm "$stack" >/dev/null 2>&1 || true
}
