using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A form that secrets of one kind have.</summary>
internal sealed record SecretForm
{
    public SecretForm(string kind, string pattern, Func<string, bool>? isReal = null, FindingSeverity severity = FindingSeverity.Error)
    {
        (Kind, IsReal, Severity) = (kind, isReal ?? (_ => true), severity);
        Pattern = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    /// <summary>What it opens, in words.</summary>
    public string Kind { get; }

    public Regex Pattern { get; }

    /// <summary>Whether what a secret says of itself, such as a checksum, is right.</summary>
    public Func<string, bool> IsReal { get; }

    public FindingSeverity Severity { get; }
}
