namespace AgentLoop;

/// <summary>Reduces types to what decides whether one variable can stand for another.</summary>
internal static class TypeClass
{
    public const string Number = "number";
    public const string Text = "string";
    public const string Boolean = "bool";

    public static string? OfName(string type) => type.Trim().TrimEnd('?').TrimStart('&') switch
    {
        "" or "var" or "let" or "const" or "auto" or "val" or "any" or "object" or "dynamic" or "mut" or "final" => null,
        "int" or "long" or "short" or "byte" or "uint" or "ulong" or "ushort" or "sbyte" or "double" or "float" or "decimal" or "number"
            or "Integer"
            or "Long" or "Double" or "size_t" or "unsigned" or "usize" or "isize" or "i32" or "i64" or "u32" or "u64" or "u8" or "f32"
                or "f64" or "int64"
            or "int32" or "float64" or "uint64" or "Int" or "nint" => Number,
        "string" or "String" or "str" or "std::string" => Text,
        "bool" or "boolean" or "Boolean" => Boolean,
        string other => other,
    };

    /// <summary>The type of the value that begins with this token, if it can be told.</summary>
    public static string? OfValue(SourceFile file, int index) => file.At(index) switch
    {
        { Kind: SourceTokenKind.Number } => Number,
        { Kind: SourceTokenKind.Text } => Text,
        { Text: "true" or "false" or "True" or "False" } => Boolean,
        { Text: "len" } => Number,
        { Text: "new" } when file.At(index + 1).IsIdentifier => file.At(index + 1).Text,
        { Text: "[" or "{" } => "list",
        _ => null,
    };
}
