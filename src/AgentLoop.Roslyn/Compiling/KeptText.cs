using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AgentLoop.Roslyn;

/// <summary>A file that generators read besides the sources.</summary>
internal sealed class KeptText(string path, SourceText text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
