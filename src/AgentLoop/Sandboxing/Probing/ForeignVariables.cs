using System.Collections;

namespace AgentLoop;

/// <summary>Tells the host's variables from a session's own.</summary>
internal static class ForeignVariables
{
    private static readonly string[] OfEverybody =
        ["PATH", "HOME", "PWD", "OLDPWD", "SHLVL", "SHELL", "LANG", "LANGUAGE", "TZ", "TERM", "USER", "LOGNAME", "HOSTNAME", "TMPDIR", "_"];

    /// <summary>Whether a variable of the host, with its value, is in an output that is split by lines and zeros.</summary>
    public static bool IsAnyIn(string output, ISandboxSession session, IReadOnlyDictionary<string, string> ofCommand)
    {
        HashSet<string> own = [.. OfEverybody, .. ofCommand.Keys, .. session is SandboxSession known ? known.Parts.Environment.Keys : []];
        HashSet<string> printed = [.. output.Split('\n', '\0')];
        return Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Any(variable => !own.Contains((string)variable.Key) && printed.Contains($"{variable.Key}={variable.Value}"));
    }
}
