using System.Text.Json;

namespace AgentLoop;

internal sealed class AskTool : AgentTool
{
    public override string Name => "ask";

    public override string Description => "Asks the person who gave the task. Only for what neither the repository nor a reasonable assumption can answer: the work ends with it.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "question": { "type": "string", "description": "The question." }
        """,
        "question");

    protected override ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string question = input.Text("question");
        if (string.IsNullOrWhiteSpace(question))
            input.Note("\"question\" must say what is to be known", "");
        return ValueTask.FromResult(input.Refusal ?? new ToolResult
        {
            Note = "The conversation ends here.",
            Ending = new ConversationEnding(ConversationEnd.Asked, question),
        });
    }
}
