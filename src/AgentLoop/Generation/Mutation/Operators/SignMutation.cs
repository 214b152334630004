namespace AgentLoop;

/// <summary>
/// A value with the opposite sign (unary operator insertion, UOI of Offutt et al. 1996; the inverting of negatives of PIT).
/// </summary>
internal sealed class SignMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        bool value = site.Token.IsIdentifier && site.Function is not null && Begins(site) && !site.Next.IsIdentifier
            && !site.Token.StartsLine && Precedence.Of(site.Next.Text) < Precedence.Assignment
            && (!site.Next.Is(":") || site.File.Is(site.File.Enclosing[site.Index], "["));
        if (!value || site.File.Names.Resolve(site.Token.Text, site.Index) is not { Type: null or TypeClass.Number })
            return [];
        bool calculated = site.File.Names.UseOf(site.Token.Text,
            site.Index).HasAny(NameUse.Calculated | NameUse.Compared | NameUse.UsedAsIndex);
        return calculated ? [site.Prepend(MutationKind.Arithmetic, site.Index, "-", site.Previous.Is(":") ? 0.15 : 0.08)] : [];
    }

    private static bool Begins(MutationSite site) => site.Previous.Text switch
    {
        "return" or "=" or "?" => true,
        "(" or "," => site.File.Enclosing[site.Index] >= 0 && !site.File.Functions.IsParameterList(site.File.Enclosing[site.Index]),
        ":" or "[" => site.Language.IsIndented || site.Previous.Is(":"),
        _ => false,
    };
}
