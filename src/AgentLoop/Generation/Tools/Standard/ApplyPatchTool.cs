using System.Text.Json;

namespace AgentLoop;

internal sealed class ApplyPatchTool(IPatchReader reader) : EditingTool
{
    public override string Name => "apply_patch";

    public override string Description => $"Changes several files at once, all or none. The patch is {reader.Format}.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "patch": { "type": "string", "description": "The whole patch." }
        """,
        "patch");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string patch = input.Text("patch");
        return input.Refusal
            ?? await ApplyAsync(use, files => reader.ReadAsync(patch, files, cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}
