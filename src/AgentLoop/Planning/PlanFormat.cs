using System.Text.Json;

namespace AgentLoop;

internal sealed class PlanFormat : AnswerFormat<Plan>
{
    private const int MaxItems = 50;

    public static PlanFormat Instance { get; } = new();

    public override string Name => "plan";

    public override JsonElement Schema { get; } = Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["steps", "rationale", "alternatives"],
          "properties": {
            "steps": { "type": "array", "items": { "type": "string" }, "description": "What is to be done, in order." },
            "rationale": { "type": "string", "description": "Why this way." },
            "alternatives": { "type": "array", "items": { "type": "string" }, "description": "Other ways, each with why it was not taken." }
          }
        }
        """);

    public override Plan Read(AnswerReader answer)
    {
        IReadOnlyList<string> steps = answer.Texts("steps", MaxItems);
        if (steps.Count == 0)
            answer.Refuse("steps", "must have at least one step");

        return new Plan
        {
            Steps = steps,
            Rationale = answer.OptionalText("rationale").Trim(),
            Alternatives = answer.Texts("alternatives", MaxItems),
        };
    }
}
