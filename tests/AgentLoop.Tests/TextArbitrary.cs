using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests;

/// <summary>Texts made of pieces that parsers stumble over.</summary>
internal static class TextArbitrary
{
    public static Arbitrary<string> Of(IReadOnlyCollection<string> pieces) =>
        Gen.Elements<string>(pieces).ArrayOf().Select(string.Concat).ToArbitrary();
}
