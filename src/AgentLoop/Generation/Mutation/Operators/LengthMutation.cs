namespace AgentLoop;

/// <summary>The last index for the length (the range checks of PAR, Kim et al. 2013).</summary>
internal sealed class LengthMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        int last = LastToken(site);
        bool offset = site.File.At(last + 1).Text is "-" or "+" && site.File.At(last + 2).Kind == SourceTokenKind.Number;
        if (last < 0 || offset || site.File.At(last + 1).Text is "=" or "{" or "(")
            return [];
        return
        [
            site.Append(MutationKind.Bound, last, " - 1", 0.32),
            site.Append(MutationKind.Bound, last, " + 1", 0.14),
        ];
    }

    /// <summary>The end of what tells a length; -1 for anything else.</summary>
    private static int LastToken(MutationSite site)
    {
        bool property = site.Previous.Text is "." && site.Token.Text is "Length" or "length" or "Count" or "size" or "len" or "count";
        bool function = site.Token.Is("len") && site.Next.Is("(");
        if (!property && !function)
            return -1;
        return site.Next.Is("(") ? site.File.Match[site.Index + 1] : function ? -1 : site.Index;
    }
}
