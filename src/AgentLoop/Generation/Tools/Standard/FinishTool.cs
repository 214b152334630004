using System.Text.Json;

namespace AgentLoop;

internal sealed class FinishTool : AgentTool
{
    public override string Name => "finish";

    public override string Description => "Says that the work is done. The change is then judged.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "summary": { "type": "string", "description": "What was changed and why, in a sentence or two." }
        """,
        "summary");

    protected override ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string summary = input.Text("summary");
        return ValueTask.FromResult(input.Refusal ?? new ToolResult
        {
            Note = "The conversation ends here.",
            Ending = new ConversationEnding(ConversationEnd.Finished, summary),
        });
    }
}
