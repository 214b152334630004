using System.Text.Json;

namespace AgentLoop;

internal sealed class PlanFormat : AnswerFormat<Plan>
{
    private const int MaxItems = 50;

    private readonly bool isRevision;

    private PlanFormat(bool isRevision, string schema) => (this.isRevision, Schema) = (isRevision, Parse(schema));

    /// <summary>The first plan of a run.</summary>
    public static PlanFormat First { get; } = new(isRevision: false, """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["steps", "rationale", "alternatives"],
          "properties": {
            "steps": { "type": "array", "items": { "type": "string" }, "description": "What is to be done, in order." },
            "rationale": { "type": "string", "description": "Why this way." },
            "alternatives": { "type": "array", "items": { "type": "string" }, "description": "Other ways that were weighed, each with why it was not taken." }
          }
        }
        """);

    /// <summary>A plan that replaces another, with the reason why.</summary>
    public static PlanFormat Revision { get; } = new(isRevision: true, """
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["reason", "steps", "rationale", "alternatives"],
          "properties": {
            "reason": { "type": "string", "description": "What the attempts under the plan before have shown, and what of that plan it refutes." },
            "steps": { "type": "array", "items": { "type": "string" }, "description": "What is to be done, in order." },
            "rationale": { "type": "string", "description": "Why this way." },
            "alternatives": { "type": "array", "items": { "type": "string" }, "description": "Other ways that were weighed, each with why it was not taken." }
          }
        }
        """);

    public override string Name => isRevision ? "revised_plan" : "plan";

    public override JsonElement Schema { get; }

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
            RevisionReason = isRevision ? Reason(answer) : "",
        };
    }

    private static string Reason(AnswerReader answer)
    {
        string reason = answer.OptionalText("reason").Trim();
        if (reason.Length == 0)
            answer.Refuse("reason", "must say what the attempts have shown");
        return reason;
    }
}
