namespace AgentLoop;

/// <summary>What of a Linux system every program needs, and nothing that is somebody's.</summary>
internal static class SystemPaths
{
    /// <summary>May be read and executed.</summary>
    public static IReadOnlyList<string> Programs { get; } =
        ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store", "/run/current-system"];

    /// <summary>
    /// May be read. <c>/proc</c> can only be granted whole: the command lines of other processes can be read there, but by Landlock's rule for
    /// tracing neither their variables nor their memory nor their files.
    /// </summary>
    public static IReadOnlyList<string> Readable { get; } =
    [
        "/proc", "/sys/fs/cgroup", "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage",
        .. new[]
        {
            "alternatives", "ca-certificates", "ca-certificates.conf", "crypto-policies", "debian_version", "dotnet", "fonts", "group", "hosts",
            "host.conf", "gai.conf", "java", "ld.so.cache", "ld.so.conf", "ld.so.conf.d", "ld-musl-x86_64.path", "ld-musl-aarch64.path",
            "locale.alias", "locale.conf", "localtime", "magic", "mime.types", "nsswitch.conf", "os-release", "passwd", "perl",
            "pki/ca-trust", "pki/tls/certs", "pki/tls/cert.pem", "pki/tls/openssl.cnf", "protocols", "python3", "redhat-release", "services",
            "ssl/cert.pem", "ssl/certs", "ssl/openssl.cnf", "terminfo", "timezone",
        }.Select(name => "/etc/" + name),
    ];

    /// <summary>May be read and written. No terminal is among them.</summary>
    public static IReadOnlyList<string> Devices { get; } = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];
}
