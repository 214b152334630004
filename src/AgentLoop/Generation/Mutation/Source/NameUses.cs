namespace AgentLoop;

internal static class NameUses
{
    /// <summary>Whether any of these uses is among the others.</summary>
    public static bool HasAny(this NameUse use, NameUse any) => (use & any) != NameUse.None;
}
