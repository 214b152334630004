using System.Globalization;

namespace AgentLoop;

/// <summary>The programs a bubblewrap sandbox works with, and as whom.</summary>
internal sealed record BubblewrapTools
{
    /// <summary>The absolute path of <c>bwrap</c>.</summary>
    public required string Program { get; init; }

    public required Version Version { get; init; }

    /// <summary>Who commands run as where the host is uid 0; <see langword="null"/> where they run as the host's user.</summary>
    public uint? User { get; init; }

    /// <exception cref="AgentLoopException">Something is missing, too old, or must be said first.</exception>
    public static async Task<BubblewrapTools> FindAsync(BubblewrapOptions options)
    {
        if (!OperatingSystem.IsLinux() || !ChildLauncher.CanSpawn)
            throw new AgentLoopException("The bubblewrap sandbox needs Linux on x86-64 or ARM64 with a C library of 2019 or later.");
        string search = Environment.GetEnvironmentVariable("PATH") ?? HostTools.SearchPath;
        string program = ProgramPath.Find(options.Program, "/", search, out string missing) ?? throw new AgentLoopException(
            $"{missing} The bubblewrap sandbox needs it: install the package \"bubblewrap\", {BubblewrapVersion.Oldest} or later.");
        Version version = await BubblewrapVersion.OfAsync(program).ConfigureAwait(false);
        if (EffectiveUser.IsRoot && options.UnprivilegedUser is null)
            throw new AgentLoopException(
                "The bubblewrap sandbox refuses to work for a host with uid 0, whose processes could change the kernel's settings from inside: "
                + "run the host as another user, or name one to change to with BubblewrapOptions.UnprivilegedUser.");
        return new BubblewrapTools { Program = program, Version = version, User = EffectiveUser.IsRoot ? options.UnprivilegedUser : null };
    }

    public IBubblewrapStaging Staging => User is { } user ? new PrivilegedStaging(Program, user) : new OrdinaryStaging(Program);

    public string Description => string.Create(CultureInfo.InvariantCulture, $"bubblewrap {Version}")
        + (User is { } user ? string.Create(CultureInfo.InvariantCulture, $" as the user {user}") : "") + ", a seccomp filter";
}
