using System.Text.Json;

namespace AgentLoop;

internal sealed class BriefFormat : AnswerFormat<Brief>
{
    private const int MaxItems = 50;

    public static BriefFormat Instance { get; } = new();

    public override string Name => "brief";

    public override JsonElement Schema { get; } = Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["goal", "constraints", "successCriteria", "openQuestions", "subtasks"],
          "properties": {
            "goal": { "type": "string", "description": "What is to be achieved." },
            "constraints": { "type": "array", "items": { "type": "string" }, "description": "What must hold of any change." },
            "successCriteria": { "type": "array", "items": { "type": "string" }, "description": "How one can observe that the goal is reached." },
            "openQuestions": { "type": "array", "items": { "type": "string" }, "description": "What must be answered before work can begin." },
            "subtasks": { "type": "array", "items": { "type": "string" }, "description": "The parts of the task, in order." }
          }
        }
        """);

    public override Brief Read(AnswerReader answer)
    {
        string goal = answer.Text("goal");
        if (string.IsNullOrWhiteSpace(goal))
            answer.Refuse("goal", "must not be empty");

        return new Brief
        {
            Goal = goal.Trim(),
            Constraints = answer.Texts("constraints", MaxItems),
            SuccessCriteria = answer.Texts("successCriteria", MaxItems),
            OpenQuestions = answer.Texts("openQuestions", MaxItems),
            Subtasks = answer.Texts("subtasks", MaxItems),
        };
    }
}
