using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Shirube.App.Tests.People;

namespace Shirube.App.Tests.Rounds;

/// <summary>Files that officers have at hand, and the form that sends them.</summary>
internal static class EvidenceUpload
{
    public const string Typed = "灯台の基礎を二つ打ち終えた";
    public static readonly byte[] Pdf =
    [
        .. "%PDF-1.7\n"u8,
        .. RandomNumberGenerator.GetBytes(3000),
    ];
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, 1, 2, 3];

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Path(long duty, byte[] bytes, int round = 1) =>
        $"/rounds/{round}/duties/{duty}/files/{Hash(bytes)}";

    public static MultipartFormDataContent Form(
        (string, string)[] fields,
        params (string Name, byte[] Bytes)[] files
    )
    {
        var form = new MultipartFormDataContent("part");
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = "files",
                FileNameStar = name,
            };
            form.Add(part);
        }
        return form;
    }

    public static Task<HttpResponseMessage> UploadAsync(
        Visitor who,
        long duty,
        int seen,
        (string, string)[] more,
        params (string Name, byte[] Bytes)[] files
    ) => UploadToAsync(who, 1, duty, seen, more, files);

    public static Task<HttpResponseMessage> UploadToAsync(
        Visitor who,
        long round,
        long duty,
        int seen,
        (string, string)[] more,
        params (string Name, byte[] Bytes)[] files
    ) =>
        who.Client.PostAsync(
            new Uri($"/rounds/{round}/duties/{duty}/save", UriKind.Relative),
            Form(
                [
                    ("seen", seen.ToString(CultureInfo.InvariantCulture)),
                    ("status", "on-plan"),
                    ("progress", Typed),
                    ("next", "続ける"),
                    .. more,
                ],
                files
            )
        );
}
