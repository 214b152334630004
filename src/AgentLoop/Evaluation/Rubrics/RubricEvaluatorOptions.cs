namespace AgentLoop;

/// <summary>How a <see cref="RubricEvaluator"/> has a model judge.</summary>
public sealed record RubricEvaluatorOptions
{
    /// <summary>Who says it.</summary>
    /// <value><c>rubric</c> unless said.</value>
    public string Name { get; init; } = "rubric";

    /// <summary>What is judged besides the success criteria of the brief, each in a sentence.</summary>
    /// <value>That the change does what is asked and no more, and fits the code around it, unless said.</value>
    public IReadOnlyList<string> Criteria { get; init; } =
    [
        "The change does what the goal asks for, and nothing that it does not ask for.",
        "The change mends the cause of the problem rather than its symptom, and treats no input of a test as a special case.",
        "The change fits the code around it in names, structure and style.",
    ];

    /// <summary>How often the model is asked; the median of each criterion's scores counts.</summary>
    /// <value>1 unless said; 1 to 9.</value>
    public int Samples { get; init => field = Require.Within(1, 9, value); } = 1;

    /// <summary>From which score on the verdict is <see cref="Verdict.Pass"/>, from 0 to 1.</summary>
    /// <value>0.5 unless said.</value>
    public double PassingScore { get; init => field = Require.Within(0.0, 1.0, value); } = 0.5;

    /// <summary>How the model is asked.</summary>
    public ChatModelOptions Model { get; init; } = new();
}
