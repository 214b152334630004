using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

internal sealed class ListFilesTool : AgentTool
{
    private const int MaxTokens = 4000;

    public override string Name => "list_files";

    public override string Description => "Lists the files of the repository, a line per folder, without ignored ones.";

    public override bool IsReadOnly => true;

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "path": { "type": "string", "description": "Only below this folder." },
        "pattern": { "type": "string", "description": "Only these names, such as *.cs; with a slash, only these paths, such as src/*/a.cs." }
        """);

    protected override ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        FilePattern wanted = new(input.OptionalPath("path"), input.OptionalText("pattern"));
        return ValueTask.FromResult(input.Refusal ?? List(use.Workbench.Files, wanted));
    }

    private static ToolResult List(IWorkspaceView files, FilePattern wanted)
    {
        WorkspaceSnapshot snapshot = files.Snapshot;
        WorkspaceEntry[] found = [.. snapshot.Entries.Where(e => wanted.Matches(e.Path))];
        return found.Length == 0
            ? ToolResult.Failed(string.Create(CultureInfo.InvariantCulture, $"None of the repository's {snapshot.Entries.Count} files is like that."))
            : ToolResult.Shown(FileListing.Render(snapshot with { Entries = found }, MaxTokens), string.Create(CultureInfo.InvariantCulture, $"{found.Length} files."));
    }
}
