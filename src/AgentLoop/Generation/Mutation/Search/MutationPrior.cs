namespace AgentLoop;

/// <summary>How likely a mutation mends the fault, given what the failure looks like; smaller ones are likelier.</summary>
internal sealed class MutationPrior(IReadOnlySet<Symptom> symptoms, int seed, double exploration)
{
    private const double PerCharacter = 0.002;

    /// <summary>No operator holds a mutation of its own to be more likely than this.</summary>
    public const double MostLikely = 0.9;

    /// <summary>No mutation is more likely than this.</summary>
    public double Greatest { get; } = MostLikely * SymptomFactors.GreatestOf(symptoms);

    public double Of(SourceFile file, Mutation mutation)
    {
        double size = 1 / (1 + (PerCharacter * Math.Max(mutation.Replacement.Length, mutation.End - mutation.Start)));
        double prior = mutation.Likelihood * SymptomFactors.Of(symptoms, mutation.Kind) * size;
        return exploration == 0 ? prior : prior * Math.Pow(Chance(file, mutation), exploration);
    }

    /// <summary>
    /// A number above 0 and up to 1 that depends on the seed and the mutation alone, not on the order in which they are looked at.
    /// </summary>
    private double Chance(SourceFile file, Mutation mutation)
    {
        StableHash hash = new(seed);
        hash.Add(file.Path);
        hash.Add(mutation.Start);
        hash.Add(mutation.End);
        hash.Add(mutation.Replacement);
        return ((hash.Value >> 11) + 1) / (double)(1UL << 53);
    }
}
