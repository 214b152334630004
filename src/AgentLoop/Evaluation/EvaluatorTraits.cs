namespace AgentLoop;

/// <summary>What a loop knows of an evaluator before it asks it.</summary>
public sealed record EvaluatorTraits
{
    /// <summary>What it is called in records and feedback.</summary>
    /// <value>The name of its type unless said. The loop numbers names that occur again.</value>
    public string? Name { get; init; }

    /// <summary>What it does to the workspace, and so when it is asked: of gates, and then of the others, those first that do least.</summary>
    /// <value><see cref="EvaluationEffort.Executes"/> unless said.</value>
    public EvaluationEffort Effort { get; init; } = EvaluationEffort.Executes;

    /// <summary>How long it may take over one candidate; after this it has failed, which is <see cref="Verdict.Error"/>.</summary>
    /// <value>One hour unless said; more than zero.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether what it says is an opinion, such as a model's, and no observation: it ranks candidates and can be no gate.</summary>
    public bool IsOpinion { get; init; }

    /// <summary>Whether it judges changes alone: of an untouched repository it has nothing to say, and is not asked.</summary>
    public bool JudgesChangesAlone { get; init; }

    /// <summary>
    /// What it says of an untouched repository depends on, besides the repository's files and the sandbox: its settings, in words of its own. What it said
    /// once of the same files with the same key is taken for what it would say again.
    /// </summary>
    /// <value><see langword="null"/> unless said: it is asked each time.</value>
    public string? BaselineKey { get; init; }
}
