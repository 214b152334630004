using System.Text.Json;

namespace AgentLoop;

internal sealed class EditFileTool : EditingTool
{
    public override string Name => "edit_file";

    public override string Description =>
        "Replaces a text in a file. The text is copied from the file character for character, indentation included and line numbers not, and "
        + "occurs there exactly once.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "path": { "type": "string", "description": "The file, from the repository's root." },
        "search": { "type": "string", "description": "The text that is there now." },
        "replace": { "type": "string", "description": "The text to stand there instead." }
        """,
        "path", "search", "replace");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        ReplaceEdit edit = new() { Path = input.Path("path"), Search = input.Text("search"), Replacement = input.Text("replace") };
        return input.Refusal ?? await ApplyAsync(use, new EditReading { Edits = [edit] }, cancellationToken).ConfigureAwait(false);
    }
}
