namespace AgentLoop;

/// <summary>The commands of git that are called, and what keeps each from running a program that the repository names.</summary>
internal static class GitCommands
{
    private static readonly string[] NoPrograms = ["--no-ext-diff", "--no-textconv", "--ignore-submodules=all"];

    /// <summary>What stands behind each command. One that is not here was not thought about, and is not called.</summary>
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["blame"] = ["--no-textconv"],
        ["cat-file"] = [],
        ["check-attr"] = [],
        ["check-ignore"] = [],
        ["check-ref-format"] = [],
        ["commit-tree"] = [],
        ["config"] = [],
        ["diff"] = NoPrograms,
        ["hash-object"] = [],
        ["log"] = [.. NoPrograms, "--no-show-signature"],
        ["ls-files"] = [],
        ["read-tree"] = [],
        ["rev-parse"] = [],
        ["status"] = ["--ignore-submodules=all"],
        ["update-index"] = [],
        ["update-ref"] = [],
        ["var"] = [],
        ["write-tree"] = [],
    };

    /// <summary>
    /// Options of every call. What starts other programs is off: the monitor, hooks, housekeeping, transports, the pager. A bare repository that lies
    /// among the files, where anyone can put one, is none.
    /// </summary>
    public static IReadOnlyList<string> Options { get; } =
    [
        "--no-pager",
        .. Settings("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.untrackedCache=false", "gc.auto=0", "maintenance.auto=false"),
        .. Settings("protocol.allow=never", "protocol.ext.allow=never", "core.pager=cat", "core.askPass=", "safe.bareRepository=explicit"),
    ];

    /// <summary>The command among the arguments: the first that is neither an option nor an option's value.</summary>
    public static string Of(IReadOnlyList<string> arguments) => arguments[IndexOf(arguments)];

    /// <summary>Whether a command looks at the files themselves, on which filters run.</summary>
    public static bool ReadsFiles(IReadOnlyList<string> arguments) => Of(arguments) is "diff" or "hash-object" or "status";

    /// <summary>The arguments with what the command needs behind it.</summary>
    public static IEnumerable<string> Harden(IReadOnlyList<string> arguments)
    {
        int command = IndexOf(arguments);
        return [.. arguments.Take(command + 1), .. Known[arguments[command]], .. arguments.Skip(command + 1)];
    }

    private static int IndexOf(IReadOnlyList<string> arguments)
    {
        int at = 0;
        while (arguments[at][0] == '-')
            at += arguments[at] is "-c" ? 2 : 1;
        return at;
    }

    private static IEnumerable<string> Settings(params IEnumerable<string> settings) => settings.SelectMany(setting => new[] { "-c", setting });
}
