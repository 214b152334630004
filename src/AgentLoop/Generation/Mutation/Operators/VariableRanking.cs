namespace AgentLoop;

/// <summary>
/// Orders the variables that could stand in the place of another: of its type first, then of like use and like name, and near.
/// </summary>
internal static class VariableRanking
{
    private const double Hopeless = 0.12;
    private const double MostWeight = 1.5;
    private const NameUse Structure = NameUse.Indexed | NameUse.Accessed | NameUse.Iterated;
    private const NameUse Numeric = NameUse.Calculated | NameUse.Compared | NameUse.UsedAsIndex;

    public static IEnumerable<(string Name, double Weight)> Others(MutationSite site)
    {
        SourceNames names = site.File.Names;
        SourceVariable? self = names.Resolve(site.Token.Text, site.Index);
        if (self is null)
            return [];
        NameUse here = names.UseAt(site.Index);
        return names.VisibleAt(site.Index)
            .Where(v => !string.Equals(v.Name, site.Token.Text, StringComparison.Ordinal))
            .DistinctBy(v => v.Name, StringComparer.Ordinal)
            .Select(v => (v.Name, Weight: Weight(site, self, v, here)))
            .Where(v => v.Weight > Hopeless)
            .OrderByDescending(v => v.Weight);
    }

    private static double Weight(MutationSite site, SourceVariable self, SourceVariable other, NameUse here)
    {
        double type = (self.Type, other.Type) is not ({ } own, { } others) ? 0.75 : own.Equals(others, StringComparison.Ordinal) ? 1 : 0.1;
        NameUse use = site.File.Names.UseOf(other.Name, site.Index);
        double shape = FitsUse(here, use) ? 1 : 0.55;
        double name = IdentifierWords.AreAlike(self.Name, other.Name) ? 1.15 : 0.9;
        double near = other.IsField ? 0.6 : 1;
        double target = here.HasFlag(NameUse.Assigned) && other.IsParameter ? 0.6 : 1;
        double unread = other.IsField ? 1 : Neglect(site, other.Name);
        return Math.Min(MostWeight, unread * type * shape * name * near * target * (Repeats(site, other.Name) ? 0.6 : 1));
    }

    /// <summary>A variable that nobody reads was probably meant somewhere; one that is read less than this, perhaps.</summary>
    private static double Neglect(MutationSite site, string other)
    {
        int reads = site.File.Names.ReadsOf(other, site.Index);
        return reads == 0 ? 1.7 : reads < site.File.Names.ReadsOf(site.Token.Text, site.Index) ? 1.15 : 1;
    }

    /// <summary>Whether the other is used somewhere as this one is used here.</summary>
    private static bool FitsUse(NameUse here, NameUse there)
    {
        NameUse telling = here & (Structure | Numeric | NameUse.Tested);
        if (telling.HasAny(Structure))
            return there.HasAny(telling & Structure);
        return telling == NameUse.None || there.HasAny(telling) || (telling.HasAny(Numeric) && there.HasAny(Numeric));
    }

    /// <summary>Whether the result would have the same name on both sides of the operator.</summary>
    private static bool Repeats(MutationSite site, string name) =>
        (site.Previous.Kind == SourceTokenKind.Operator && site.File.Is(site.Index - 2, name))
            || (site.Next.Kind == SourceTokenKind.Operator && site.File.Is(site.Index + 2, name));
}
