using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace AgentLoop.Roslyn;

/// <summary>Diagnostics as findings.</summary>
internal static class CompileFindings
{
    private const int MaxLine = 350;

    public static Finding Of(Diagnostic diagnostic, CollectedBuild build, FindingSeverity? severity = null)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return new Finding
        {
            Message = diagnostic.GetMessage(CultureInfo.InvariantCulture),
            Severity = severity ?? (diagnostic.Severity == DiagnosticSeverity.Error ? FindingSeverity.Error : FindingSeverity.Warning),
            File = place.IsValid ? build.Relative(place.Path) ?? Path.GetFileName(place.Path) : null,
            Line = place.IsValid ? place.StartLinePosition.Line + 1 : null,
            Rule = diagnostic.Id,
            Fingerprint = Digest.Of(Encoding.UTF8.GetBytes(DiagnosticKey.Of(diagnostic).Replace(build.Root, "", StringComparison.Ordinal))).ToString(),
        };
    }

    /// <summary>A line as a compiler writes it, cut where it is long.</summary>
    public static string Line(Finding finding)
    {
        string place = finding.File is null ? "" : finding.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $"{finding.File}({number}): ") : $"{finding.File}: ";
        string line = $"{place}{(finding.Severity == FindingSeverity.Error ? "error" : "warning")} {finding.Rule}: {finding.Message}";
        return line.Length > MaxLine ? $"{line.AsSpan(0, MaxLine)}…" : line;
    }
}
