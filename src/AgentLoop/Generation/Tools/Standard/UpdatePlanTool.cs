using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentLoop;

internal sealed class UpdatePlanTool : AgentTool
{
    private const int MaxSteps = 50;
    private const int MaxLength = 300;

    public override string Name => "update_plan";

    public override string Description => "Notes the plan for a task of several steps: all steps, each with how far it is. Call it again as that changes.";

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "steps": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "step": { "type": "string" },
              "status": { "type": "string", "enum": ["pending", "in_progress", "completed"] }
            },
            "required": ["step", "status"],
            "additionalProperties": false
          }
        }
        """,
        "steps");

    protected override ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        StringBuilder plan = new();
        int done = 0, count = 0;
        if (input.Element("steps") is not { ValueKind: JsonValueKind.Array } steps || steps.GetArrayLength() > MaxSteps)
            return ValueTask.FromResult(ToolResult.Failed(string.Create(CultureInfo.InvariantCulture, $"\"steps\" must be an array of at most {MaxSteps}.")));
        foreach (JsonElement step in steps.EnumerateArray())
        {
            count++;
            string status = Text(step, "status");
            done += status == "completed" ? 1 : 0;
            plan.Append(CultureInfo.InvariantCulture, $"- [{OneLine.Of(status, 20)}] {OneLine.Of(Text(step, "step"), MaxLength)}\n");
        }

        use.Memory.Plan = plan.ToString();
        return ValueTask.FromResult(ToolResult.Said(string.Create(CultureInfo.InvariantCulture, $"Noted: {done} of {count} steps are completed.")));
    }

    private static string Text(JsonElement step, string name) =>
        step.ValueKind == JsonValueKind.Object && step.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
}
