namespace AgentLoop;

/// <summary>What a model said of one criterion.</summary>
/// <param name="Number">The criterion's place in the list, from 1.</param>
/// <param name="Score">From 0, not met, to 4, fully met.</param>
/// <param name="Evidence">The lines of the change that show it, as the model quotes them.</param>
/// <param name="Comment">Why, in a sentence.</param>
internal sealed record CriterionScore(int Number, int Score, string Evidence, string Comment)
{
    public const int Highest = 4;
}
