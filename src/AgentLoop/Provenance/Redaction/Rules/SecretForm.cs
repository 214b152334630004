using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A form that secrets of one kind have.</summary>
internal sealed record SecretForm
{
    private readonly string pattern;

    public SecretForm(string kind, string mask, string[] anchors, string pattern, Func<string, bool>? isReal = null, FindingSeverity severity = FindingSeverity.Error)
    {
        (Kind, Mask, Anchors, this.pattern, IsReal, Severity) = (kind, mask, anchors, pattern, isReal ?? (_ => true), severity);
    }

    /// <summary>What it opens, in words.</summary>
    public string Kind { get; }

    /// <summary>What stands for it where it is masked.</summary>
    public string Mask { get; }

    /// <summary>What every secret of the form has: with one of these it begins, or, where there are none, it is found otherwise.</summary>
    public IReadOnlyList<string> Anchors { get; }

    /// <summary>Made when something first looks like it, since most are never needed.</summary>
    public Regex Pattern => field ??= new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Whether no letter or digit stands before it.</summary>
    public bool BeginsWord => pattern.StartsWith(@"\b", StringComparison.Ordinal);

    /// <summary>Whether what a secret says of itself, such as a checksum, is right.</summary>
    public Func<string, bool> IsReal { get; }

    public FindingSeverity Severity { get; }
}
