using System.Globalization;

namespace AgentLoop;

/// <summary>Collects findings: as many as anyone reads, and how many more there are.</summary>
internal sealed class ExportFindings
{
    private const int Most = 1000;

    private readonly List<ExportFinding> all = [];
    private int more;
    private bool isMoreRefused;

    public void Refuse(ExportFindingKind kind, string path, string reason) => Add(kind, path, reason + "; it is left out", isRefused: true);

    public void Flag(ExportFindingKind kind, string path, string reason) => Add(kind, path, reason, isRefused: false);

    /// <summary>Refuses everything.</summary>
    public ExportResult RefuseAll(ExportFindingKind kind, string sentence)
    {
        ExportFinding whole = new() { Path = "", Kind = kind, IsRefused = true, Message = sentence };
        return new ExportResult { Changes = ChangeSet.Empty, Findings = [whole, .. ToList()] };
    }

    public IReadOnlyList<ExportFinding> ToList()
    {
        IEnumerable<ExportFinding> ordered = all.OrderBy(finding => finding.Path, StringComparer.Ordinal);
        return more == 0 ? [.. ordered] : [.. ordered, Rest()];
    }

    private void Add(ExportFindingKind kind, string path, string reason, bool isRefused)
    {
        if (all.Count < Most)
        {
            all.Add(new ExportFinding { Path = path, Kind = kind, IsRefused = isRefused, Message = $"\"{ShownText.Of(path)}\" {reason}." });
            return;
        }

        more++;
        isMoreRefused |= isRefused;
    }

    private ExportFinding Rest() => new()
    {
        Path = "",
        Kind = ExportFindingKind.TooManyFiles,
        IsRefused = isMoreRefused,
        Message = string.Create(CultureInfo.InvariantCulture, $"{more} further findings are not listed."),
    };
}
