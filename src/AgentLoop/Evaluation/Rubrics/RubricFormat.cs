using System.Globalization;
using System.Text.Json;

namespace AgentLoop;

/// <summary>A model's scores, one for each criterion.</summary>
internal sealed class RubricFormat(int criteria) : AnswerFormat<IReadOnlyList<CriterionScore>>
{
    private static readonly JsonElement Shape = Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["scores"],
          "properties": {
            "scores": {
              "type": "array",
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["criterion", "evidence", "comment", "score"],
                "properties": {
                  "criterion": { "type": "string", "description": "The number of the criterion." },
                  "evidence": { "type": "string", "description": "One or more lines of the change, copied exactly, that show it." },
                  "comment": { "type": "string", "description": "What the lines show, in a sentence." },
                  "score": { "type": "string", "enum": ["0", "1", "2", "3", "4"], "description": "0: not met at all. 4: fully met." }
                }
              }
            }
          }
        }
        """);

    public override string Name => "scores";

    public override JsonElement Schema => Shape;

    public override IReadOnlyList<CriterionScore> Read(AnswerReader answer)
    {
        Dictionary<int, CriterionScore> scores = [];
        foreach (AnswerReader item in answer.Objects("scores", criteria))
        {
            int number = Number(item, "criterion", 1, criteria);
            if (!scores.TryAdd(number, new CriterionScore(number, Number(item, "score", 0, CriterionScore.Highest), item.Text("evidence"), item.Text("comment").Trim())))
                item.Refuse("criterion", "names a criterion that was scored already");
        }
        if (scores.Count < criteria)
            answer.Refuse("scores", string.Create(CultureInfo.InvariantCulture, $"must have one object for each of the {criteria} criteria"));
        return [.. scores.Values.OrderBy(score => score.Number)];
    }

    private static int Number(AnswerReader item, string name, int least, int most)
    {
        if (int.TryParse(item.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;
        item.Refuse(name, string.Create(CultureInfo.InvariantCulture, $"must be a number from {least} to {most}, as a text"));
        return least;
    }
}
