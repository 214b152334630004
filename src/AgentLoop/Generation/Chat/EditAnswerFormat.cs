using System.Text.Json;

namespace AgentLoop;

internal sealed class EditAnswerFormat : AnswerFormat<EditProposal>
{
    private const int MaxEdits = 200;

    public static EditAnswerFormat Instance { get; } = new();

    public override string Name => "edits";

    public override JsonElement Schema { get; } = Parse("""
        {
          "type": "object",
          "additionalProperties": false,
          "required": ["rationale", "edits"],
          "properties": {
            "rationale": { "type": "string", "description": "Why this change, in a sentence or two." },
            "edits": {
              "type": "array",
              "items": {
                "anyOf": [
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["action", "path", "search", "replace"],
                    "properties": {
                      "action": { "type": "string", "enum": ["replace"] },
                      "path": { "type": "string" },
                      "search": { "type": "string", "description": "Text that occurs in the file exactly once." },
                      "replace": { "type": "string", "description": "Text to stand there instead." }
                    }
                  },
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["action", "path", "content"],
                    "properties": {
                      "action": { "type": "string", "enum": ["write"] },
                      "path": { "type": "string" },
                      "content": { "type": "string", "description": "The whole content of the file." }
                    }
                  },
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["action", "path"],
                    "properties": {
                      "action": { "type": "string", "enum": ["delete"] },
                      "path": { "type": "string" }
                    }
                  },
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["action", "path", "newPath"],
                    "properties": {
                      "action": { "type": "string", "enum": ["rename"] },
                      "path": { "type": "string" },
                      "newPath": { "type": "string" }
                    }
                  }
                ]
              }
            }
          }
        }
        """);

    public override EditProposal Read(AnswerReader answer)
    {
        List<Edit> edits = [];
        foreach (AnswerReader edit in answer.Objects("edits", MaxEdits))
        {
            if (ReadEdit(edit) is { } read)
                edits.Add(read);
        }

        if (edits.Count == 0)
            answer.Refuse("edits", "must have at least one edit");
        return new EditProposal { Rationale = answer.OptionalText("rationale").Trim(), Edits = edits };
    }

    private static Edit? ReadEdit(AnswerReader answer)
    {
        string action = answer.Text("action");
        string path = answer.Text("path");
        switch (action)
        {
            case "replace":
                return new ReplaceEdit { Path = path, Search = answer.Text("search"), Replacement = answer.Text("replace") };
            case "write":
                return new WriteEdit { Path = path, Content = answer.Text("content") };
            case "delete":
                return new DeleteEdit { Path = path };
            case "rename":
                return new RenameEdit { Path = path, NewPath = answer.Text("newPath") };
            default:
                answer.Refuse("action", "must be replace, write, delete or rename");
                return null;
        }
    }
}
