using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace ToolkitBot.Protocol.Auth;

/// <summary>
/// Remembers tokens that passed, since the channel uses one token for an hour and checking its signature is the dearest
/// part of a turn.
/// </summary>
/// <remarks>
/// Safe, because the outcome of a check depends on the token's bytes, the key set and the clock only. An entry is made
/// after a full check, is found by the SHA-256 of the whole token, holds only while the very key set that verified it is
/// in use (a withdrawn key takes its tokens with it), and ends with the token. What depends on the activity is never kept.
/// Strangers cannot fill it: an entry needs a valid signature.
/// </remarks>
internal sealed class TokenCache
{
    private const int Capacity = 512;
    private readonly ConcurrentDictionary<Hash, Entry> entries = new();

    public AuthenticatedCaller? Find(string token, SigningKeySet keys, DateTimeOffset now) =>
        entries.TryGetValue(Hash.Of(token), out var entry) && ReferenceEquals(entry.Keys, keys) && now < entry.Until
            ? entry.Caller
            : null;

    public void Keep(
        string token,
        AuthenticatedCaller caller,
        SigningKeySet keys,
        DateTimeOffset until,
        DateTimeOffset now
    )
    {
        if (entries.Count >= Capacity)
        {
            MakeRoom(keys, now);
        }

        entries[Hash.Of(token)] = new Entry(caller, keys, until);
    }

    private void MakeRoom(SigningKeySet keys, DateTimeOffset now)
    {
        foreach (var (hash, entry) in entries)
        {
            if (entry.Until <= now || !ReferenceEquals(entry.Keys, keys))
            {
                entries.TryRemove(hash, out _);
            }
        }

        if (entries.Count >= Capacity)
        {
            entries.Clear();
        }
    }

    private sealed record Entry(AuthenticatedCaller Caller, SigningKeySet Keys, DateTimeOffset Until);

    private readonly record struct Hash(UInt128 High, UInt128 Low)
    {
        public static Hash Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
            return new(
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..])
            );
        }
    }
}
