using System.Collections;

namespace AgentLoop;

/// <summary>Puts together the variables a child sees.</summary>
internal static class ChildEnvironment
{
    /// <summary>The variable that a child hands on to all it starts, so that they are found when they have left its tree.</summary>
    public const string MarkName = "AGENTLOOP_CHILD";

    public static Dictionary<string, string> Of(ChildStart start)
    {
        Dictionary<string, string> all = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        if (!start.ClearEnvironment)
        {
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
                all[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        foreach ((string name, string value) in start.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            all[name] = value;
        all[MarkName] = start.Mark ?? "";
        return all;
    }
}
