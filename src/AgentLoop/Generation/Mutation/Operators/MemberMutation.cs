namespace AgentLoop;

/// <summary>
/// A function or a member that does something similar (the method replacer of PAR, Kim et al. 2013; similar invocations in TBar, Liu
/// et al. 2019).
/// </summary>
internal sealed class MemberMutation : IMutationOperator
{
    private const int MostSimilar = 4;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        bool member = site.Previous.Text is "." or "?." or "->" or "::";
        bool called = site.Next.Is("(") && !site.File.Functions.IsParameterList(site.Index + 1);
        if (!site.Token.IsIdentifier || site.Function is null || !(member || called) || site.Function.NameIndex == site.Index)
            yield break;
        foreach ((string other, double likelihood) in MemberDuals.Of(site.Token.Text, called))
            yield return site.Replace(MutationKind.Member, other, likelihood);
        foreach (Mutation mutation in member ? Members(site, called) : Functions(site))
            yield return mutation;
    }

    /// <summary>Members that are used of the same object come first: of others it may have none of that name.</summary>
    private static IEnumerable<Mutation> Members(MutationSite site, bool called)
    {
        string owner = site.File.At(site.Index - 2).Text;
        return (called ? site.File.Names.Methods : site.File.Names.Members)
            .Where(m => !m.Key.Equals(site.Token.Text, StringComparison.Ordinal))
            .Select(m => (Name: m.Key, Likelihood: Likelihood(site, m.Key) * (m.Value.Contains(owner) ? 2 : 0.6)))
            .OrderByDescending(m => m.Likelihood)
            .ThenBy(m => m.Name, StringComparer.Ordinal)
            .Take(MostSimilar)
            .Select((m, i) => site.Replace(MutationKind.Member, m.Name, m.Likelihood * Math.Pow(0.8, i)));
    }

    private static IEnumerable<Mutation> Functions(MutationSite site) =>
        site.File.Functions.All
            .Where(f => f.Parameters.Count > 2 && !f.Name.Equals(site.Token.Text, StringComparison.Ordinal))
            .Where(f => Count(site.File, f.Parameters.First) == Count(site.File, site.Index + 1))
            .DistinctBy(f => f.Name, StringComparer.Ordinal)
            .OrderByDescending(f => IdentifierWords.AreAlike(f.Name, site.Token.Text))
            .Take(MostSimilar)
            .Select((f, i) => site.Replace(MutationKind.Member, f.Name, Likelihood(site, f.Name) * Math.Pow(0.8, i)));

    private static double Likelihood(MutationSite site, string other) => IdentifierWords.AreAlike(other, site.Token.Text) ? 0.18 : 0.07;

    private static int Count(SourceFile file, int open) => file.Match[open] > open ? Arguments.Of(file, open).Count : -1;
}
