# Finds the JDK to run on, without starting a process where that can be avoided. To be sourced by scripts that need `find_jdk`.

die() {
  printf 'binlogtool: %s\n' "$1" >&2
  exit 1
}

# True if DIR is a Java 25 or later, told from its `release` file; sets jdk and jdk_version.
is_java25() { # DIR
  [[ -n $1 && -x $1/bin/java && -r $1/release ]] || return 1
  local key value runtime='' version=''
  while [[ -z $version || -z $runtime ]] && IFS='="' read -r key _ value _; do
    case $key in
      JAVA_VERSION) version=$value ;;
      JAVA_RUNTIME_VERSION) runtime=$value ;;
    esac
  done <"$1/release"
  [[ $version =~ ^[0-9]+ && ${BASH_REMATCH[0]} -ge 25 ]] || return 1
  jdk=$1 jdk_version=${runtime:-$version}
}

find_jdk() {
  if [[ -n ${BINLOGTOOL_JAVA_HOME:-} ]]; then
    is_java25 "$BINLOGTOOL_JAVA_HOME" || die "BINLOGTOOL_JAVA_HOME=$BINLOGTOOL_JAVA_HOME is not a JDK 25 or later"
    return
  fi
  is_java25 "${JAVA_HOME:-}" && return
  local java='' home='' dir installed=(/usr/lib/jvm/* /opt/*jdk* ~/.sdkman/candidates/java/*)
  if hash java 2>/dev/null; then
    java=${BASH_CMDS[java]}
    for dir in "${installed[@]}"; do
      [[ $dir/bin/java -ef $java ]] && home=$dir && break
    done
    if [[ -z $home ]]; then # neither one of those nor a link to one
      home=$(readlink -f -- "$java")
      home=${home%/bin/java}
    fi
    is_java25 "$home" && return
  fi
  for dir in "${installed[@]}"; do
    is_java25 "$dir" && return
  done
  die "needs a JDK 25 or later, and found none: install one (under /usr/lib/jvm, say) or set BINLOGTOOL_JAVA_HOME"
}
