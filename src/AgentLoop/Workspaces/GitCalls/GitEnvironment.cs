using System.Collections;
using System.Globalization;

namespace AgentLoop;

/// <summary>The variables that git sees: the host's, without those that turn it to another repository or make it run something.</summary>
internal static class GitEnvironment
{
    private const string Prefix = "GIT_";

    /// <summary>Of those that are git's own, what says who the user is and where the user's configuration lies.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_EXEC_PATH",
        "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
        "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
    };

    /// <summary>Nothing is asked, fetched or locked; what git says is in English.</summary>
    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal)
    {
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_NO_LAZY_FETCH"] = "1",
        ["GIT_ALLOW_PROTOCOL"] = "none",
        ["GIT_PAGER"] = "cat",
        ["LC_ALL"] = "C",
    };

    public static Dictionary<string, string> Of(IDictionary host, GitCall call, GitFilters filters)
    {
        Dictionary<string, string> all = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in host)
        {
            string name = (string)variable.Key;
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || Kept.Contains(name))
                all[name] = (string?)variable.Value ?? "";
        }

        foreach ((string name, string value) in Quiet.Concat(call.Environment))
            all[name] = value;
        Set(all, filters.Overrides);
        return all;
    }

    /// <summary>As variables, because a name that holds a <c>=</c> cannot stand behind <c>-c</c>.</summary>
    private static void Set(Dictionary<string, string> all, IReadOnlyList<(string Setting, string Value)> settings)
    {
        if (settings.Count == 0)
            return;
        all["GIT_CONFIG_COUNT"] = settings.Count.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; i < settings.Count; i++)
        {
            all[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_KEY_{i}")] = settings[i].Setting;
            all[string.Create(CultureInfo.InvariantCulture, $"GIT_CONFIG_VALUE_{i}")] = settings[i].Value;
        }
    }
}
