namespace AgentLoop;

/// <summary>One thing that a model wants done to a file.</summary>
internal abstract record Edit
{
    /// <summary>The file, as the model wrote it.</summary>
    public required string Path { get; init; }

    /// <summary>Reads an edit; notes in the reader what does not fit.</summary>
    public static Edit? Read(AnswerReader answer)
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
