namespace AgentLoop;

/// <summary>What a token is. The first three carry no meaning for the program; see <see cref="SourceToken.IsCode"/>.</summary>
internal enum SourceTokenKind
{
    Whitespace,
    NewLine,
    Comment,
    Identifier,
    Keyword,
    Number,
    Text,
    Operator,
    Open,
    Close,
    Separator,
    Other,
}
