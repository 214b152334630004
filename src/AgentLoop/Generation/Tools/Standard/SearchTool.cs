using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

internal sealed class SearchTool : AgentTool
{
    private const int DefaultResults = 100;
    private const int MostResults = 1000;

    public override string Name => "search";

    public override string Description => "Finds the lines that a regular expression (of .NET) matches, in all files that are not ignored.";

    public override bool IsReadOnly => true;

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "pattern": { "type": "string", "description": "The regular expression." },
        "path": { "type": "string", "description": "Only below this folder, or in this file." },
        "files": { "type": "string", "description": "Only in files of these names, such as *.cs." },
        "ignore_case": { "type": "boolean" },
        "max_results": { "type": "integer", "description": "100 unless said." }
        """,
        "pattern");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string pattern = input.Text("pattern");
        string folder = input.OptionalPath("path");
        string? files = input.OptionalText("files");
        bool ignoreCase = input.Flag("ignore_case");
        int most = input.Number("max_results", 1, MostResults) ?? DefaultResults;
        if (input.Refusal is { } refusal)
            return refusal;
        if (!SearchPattern.TryParse(pattern, ignoreCase, out SearchPattern? expression, out string problem))
            return ToolResult.Failed(problem);

        string name = string.Create(CultureInfo.InvariantCulture, $"search {most} {ignoreCase} {folder} {files} {pattern}");
        FileSearch search = new(expression, new FilePattern(folder, files), most);
        SearchFindings findings = await use.Workbench.InspectAsync(name, search.RunAsync, ToolJsonContext.Default.SearchFindings, cancellationToken).ConfigureAwait(false);
        return findings.Lines.Count == 0
            ? ToolResult.Said($"Nothing matches.{findings.Remark}")
            : ToolResult.Shown(string.Concat(findings.Lines), findings.Remark.Trim());
    }
}
