using System.Text.Json;

namespace AgentLoop;

internal sealed class WriteFileTool : EditingTool
{
    public override string Name => "write_file";

    public override string Description => "Writes a whole file. For a small change to a file that exists, edit_file is better.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "path": { "type": "string", "description": "The file, from the repository's root." },
        "content": { "type": "string", "description": "Its whole content." }
        """,
        "path", "content");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        WriteEdit edit = new() { Path = input.Path("path"), Content = input.Text("content") };
        return input.Refusal ?? await ApplyAsync(use, new EditReading { Edits = [edit] }, cancellationToken).ConfigureAwait(false);
    }
}
