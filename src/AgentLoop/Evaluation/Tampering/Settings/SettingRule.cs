using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A line of a settings file that makes tests or checks easier by being there, or by being gone.</summary>
internal sealed record SettingRule
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    public SettingRule(string rule, string files, string line, string why, FindingSeverity severity = FindingSeverity.Error, bool removed = false)
    {
        (Rule, Why, Severity, Removed) = (rule, why, severity, removed);
        Files = new Regex(files, Options);
        Line = new Regex(line, Options);
    }

    public string Rule { get; }

    /// <summary>The files it is about, by their paths.</summary>
    public Regex Files { get; }

    /// <summary>The line, without the blanks around it.</summary>
    public Regex Line { get; }

    /// <summary>What that means, in half a sentence.</summary>
    public string Why { get; }

    public FindingSeverity Severity { get; }

    /// <summary>Whether it is bad that the line is gone, rather than that it came.</summary>
    public bool Removed { get; }
}
