using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AgentLoop.Roslyn;

/// <summary>What an assembly holds that a compiler would load, told without loading it.</summary>
internal sealed record AnalyzerMetadata(bool HasGenerators, bool MaySuppress)
{
    /// <summary>Nothing is known of it, so that all is possible.</summary>
    public static AnalyzerMetadata Unknown { get; } = new(HasGenerators: true, MaySuppress: true);

    public static AnalyzerMetadata Of(ReadOnlyMemory<byte>? content)
    {
        if (content is not { } bytes)
            return Unknown;
        try
        {
            using PEReader pe = new(new MemoryStream(bytes.ToArray(), writable: false));
            return pe.HasMetadata ? Of(pe.GetMetadataReader()) : new AnalyzerMetadata(HasGenerators: false, MaySuppress: false);
        }
        catch (BadImageFormatException)
        {
            return Unknown;
        }
    }

    private static AnalyzerMetadata Of(MetadataReader reader)
    {
        bool generates = false;
        bool suppresses = false;
        foreach (TypeDefinition type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            string[] attributes = [.. type.GetCustomAttributes().Select(a => AttributeName(reader, reader.GetCustomAttribute(a).Constructor))];
            generates |= attributes.Contains("GeneratorAttribute");
            suppresses |= attributes.Contains("DiagnosticAnalyzerAttribute") && RootName(reader, type) != "DiagnosticAnalyzer";
        }
        return new AnalyzerMetadata(generates, suppresses);
    }

    private static string AttributeName(MetadataReader reader, EntityHandle constructor) => constructor.Kind switch
    {
        HandleKind.MemberReference => NameOf(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent),
        HandleKind.MethodDefinition => NameOf(reader, reader.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()),
        _ => "",
    };

    /// <summary>The first base class that is of another assembly; nothing where that cannot be told.</summary>
    private static string RootName(MetadataReader reader, TypeDefinition type)
    {
        for (int i = 0; i < 32; i++)
        {
            if (type.BaseType.IsNil || type.BaseType.Kind != HandleKind.TypeDefinition)
                return NameOf(reader, type.BaseType);
            type = reader.GetTypeDefinition((TypeDefinitionHandle)type.BaseType);
        }
        return "";
    }

    private static string NameOf(MetadataReader reader, EntityHandle type) => type switch
    {
        { IsNil: true } => "",
        { Kind: HandleKind.TypeReference } => reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name),
        { Kind: HandleKind.TypeDefinition } => reader.GetString(reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
        _ => "",
    };
}
