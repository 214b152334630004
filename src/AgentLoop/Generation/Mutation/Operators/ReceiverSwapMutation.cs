namespace AgentLoop;

/// <summary>
/// What a method is called on and its argument change places, as in a comparison that sorts the wrong way (after PAR's parameter
/// adjuster, Kim et al. 2013).
/// </summary>
internal sealed class ReceiverSwapMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.OpensCall || !site.File.Is(site.Index - 2, ".") || Arguments.Of(site.File, site.Index) is not [CodeRange argument])
            return [];
        int first = Receiver(site.File, site.Index - 3);
        bool simple = first >= 0 && Enumerable.Range(argument.First, argument.Count)
            .All(i => site.File.At(i).IsIdentifier || site.File.At(i).Is("."));
        if (!simple)
            return [];
        string receiver = site.TextOf(new CodeRange(first, site.Index - 3));
        string swapped = $"{site.TextOf(argument)}.{site.Previous.Text}({receiver})";
        return [site.Replace(MutationKind.ArgumentSwap, new CodeRange(first, site.File.Match[site.Index]), swapped,
            Likelihood(site.Previous.Text))];
    }

    /// <summary>The beginning of the chain of names that ends here; -1 where it is no such chain, or begins with a type.</summary>
    private static int Receiver(SourceFile file, int last)
    {
        int first = last;
        while (file.At(first).IsIdentifier && file.Is(first - 1, ".") && file.At(first - 2).IsIdentifier)
            first -= 2;
        bool variable = file.At(first).IsIdentifier && !file.Is(first - 1, ".")
            && file.Names.Resolve(file.At(first).Text, first) is not null;
        return variable ? first : -1;
    }

    private static double Likelihood(string method) => method switch
    {
        "CompareTo" or "compareTo" or "localeCompare" or "cmp" or "partial_cmp" or "Compare" => 0.5,
        "StartsWith" or "EndsWith" or "Contains" or "Except" or "IsSubsetOf" or "startswith" or "endswith" or "includes" or "startsWith"
            or "endsWith" or "concat"
            or "Concat" or "union" or "difference" or "issubset" => 0.25,
        _ => 0.06,
    };
}
