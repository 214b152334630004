using System.Text;

namespace AgentLoop;

/// <summary>Makes findings of results: their files as the workspace has them, and what their lines say, so that they are known again when lines move.</summary>
internal sealed class SarifPlaces(EvaluationRequest request)
{
    private const int MostFiles = 1000;
    private const int LongestFile = 4 * 1024 * 1024;

    private readonly Dictionary<string, string[]> texts = new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<(Finding Finding, bool IsKnown)>> ResolveAsync(IReadOnlyList<SarifResult> results, CancellationToken cancellationToken)
    {
        string[] uris = [.. results.Select(result => result.Uri).OfType<string>().Select(PathOf).Distinct(StringComparer.Ordinal)];
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string[] some in uris.Chunk(200))
        {
            ReportedPaths paths = await ReportedPaths.ResolveAsync(request.Sandbox, "", some, cancellationToken).ConfigureAwait(false);
            foreach (string uri in some)
                files[uri] = paths.Find(uri) ?? uri;
        }

        List<(Finding, bool)> findings = [];
        foreach (SarifResult result in results)
        {
            string? file = result.Uri is { } uri ? files[PathOf(uri)] : null;
            findings.Add((await MakeAsync(result, file, cancellationToken).ConfigureAwait(false), result.IsKnown));
        }

        return findings;
    }

    private async ValueTask<Finding> MakeAsync(SarifResult result, string? file, CancellationToken cancellationToken)
    {
        string text = result.Fingerprint is null && file is not null
            && result.Line is { } line ? await LineAsync(file, line, cancellationToken).ConfigureAwait(false) : "";
        string print = result.Fingerprint is { } own ? $"{result.Rule}|{own}" : $"{result.Rule}|{OldPath(file)}|{text}|{result.Message}";
        return new Finding
        {
            Message = result.Message,
            Severity = result.Severity,
            File = file,
            Line = result.Line,
            Rule = result.Rule.Length == 0 ? null : result.Rule,
            Fingerprint = Digest.Of(Encoding.UTF8.GetBytes(print)).ToString(),
        };
    }

    private async ValueTask<string> LineAsync(string file, int line, CancellationToken cancellationToken)
    {
        if (!texts.TryGetValue(file, out string[]? lines))
        {
            bool isOurs = !Path.IsPathRooted(file) && !file.Split('/', '\\').Contains("..") && texts.Count < MostFiles;
            ReadOnlyMemory<byte> content = isOurs ? await request.Sandbox.ReadFileAsync(file, cancellationToken).ConfigureAwait(false) ?? default : default;
            texts[file] = lines = content.Length > LongestFile ? [] : Encoding.UTF8.GetString(content.Span).Split('\n');
        }

        return line <= lines.Length ? string.Join(' ', lines[line - 1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";
    }

    /// <summary>Where a file was before the candidate moved it.</summary>
    private string? OldPath(string? file) =>
        request.Candidate?.Changes.Files
            .FirstOrDefault(change => change.Kind == FileChangeKind.Rename && string.Equals(change.NewPath, file, StringComparison.Ordinal))?.Path ?? file;

    private static string PathOf(string uri)
    {
        string path = Uri.UnescapeDataString(uri.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? uri[7..] : uri);
        return path.Begins("./") ? path[2..] : path;
    }
}
