using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Signed payloads in the JSON envelope of DSSE.</summary>
/// <remarks>Source: secure-systems-lab/dsse, <c>protocol.md</c> 1.0.0 and <c>envelope.md</c>.</remarks>
public static class DsseEnvelope
{
    private const int MostSignatures = 64;

    /// <summary>Base 64 has pluses, which would be escaped otherwise.</summary>
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is signed: <c>DSSEv1 SP length SP type SP length SP payload</c>, lengths in bytes and as decimal digits.</summary>
    public static byte[] PreAuthenticationEncoding(string payloadType, ReadOnlySpan<byte> payload)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payload.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. payload];
    }

    /// <summary>Verifies an envelope: one of its signatures must be by this key, with ECDSA and SHA-256, in DER form or as 64 bytes.</summary>
    /// <returns>What it holds; <see langword="null"/> where no signature is by this key.</returns>
    /// <exception cref="AgentLoopException">It is no envelope.</exception>
    public static VerifiedEnvelope? Verify(ReadOnlyMemory<byte> envelope, ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            DsseDocument document = Read(envelope);
            byte[] payload = Decode(document.Payload);
            byte[] signed = PreAuthenticationEncoding(document.PayloadType, payload);
            return document.Signatures.Take(MostSignatures).Any(signature => signature?.Sig is { } text && IsBy(key, signed, Decode(text)))
                ? new VerifiedEnvelope { PayloadType = document.PayloadType, Payload = payload }
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new AgentLoopException("That is no DSSE envelope: a JSON object with payload, payloadType and signatures.", e);
        }
    }

    internal static async ValueTask<ReadOnlyMemory<byte>> SignAsync(string payloadType, ReadOnlyMemory<byte> payload, IEnvelopeSigner signer, CancellationToken cancellationToken)
    {
        byte[] signature = await signer.SignAsync(PreAuthenticationEncoding(payloadType, payload.Span), cancellationToken).ConfigureAwait(false);
        DsseDocument document = new()
        {
            Payload = Convert.ToBase64String(payload.Span),
            PayloadType = payloadType,
            Signatures = [new DsseSignature { Keyid = signer.KeyId.Length > 0 ? signer.KeyId : null, Sig = Convert.ToBase64String(signature) }],
        };
        ArrayBufferWriter<byte> envelope = new();
        using (Utf8JsonWriter json = new(envelope, Json))
            JsonSerializer.Serialize(json, document, ExportJsonContext.Default.DsseDocument);
        return envelope.WrittenMemory;
    }

    private static DsseDocument Read(ReadOnlyMemory<byte> envelope) =>
        JsonSerializer.Deserialize(envelope.Span, ExportJsonContext.Default.DsseDocument) is { Payload: not null, PayloadType: not null, Signatures: not null } document
            ? document
            : throw new JsonException();

    private static bool IsBy(ECDsa key, byte[] signed, byte[] signature)
    {
        try
        {
            DSASignatureFormat form = signature.Length == 64 ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation : DSASignatureFormat.Rfc3279DerSequence;
            return key.VerifyData(signed, signature, HashAlgorithmName.SHA256, form);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Signers may use either alphabet, and verifiers take both.</summary>
    private static byte[] Decode(string text) =>
        Base64Url.DecodeFromChars(text.Replace('+', '-').Replace('/', '_').TrimEnd('='));
}
