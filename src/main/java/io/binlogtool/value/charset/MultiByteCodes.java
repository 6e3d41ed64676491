package io.binlogtool.value.charset;

/// The multi-byte character sets of MySQL 9.7.4-2, as differences from Java's.
///
/// | line | meaning |
/// |---|---|
/// | `charset NAME JAVA-NAME` | what follows is about this one |
/// | `lead`, `trail` and ranges | first and second bytes of two-byte codes |
/// | `lead3` and a range | the first byte of three-byte codes, whose other bytes are trail bytes |
/// | `CODES U` | these codes are U, U + 1, …; `?` is a code without character, `-` none at all |
/// | `decode-only CODES` | smaller than the code that the server encodes the character with |
///
/// Made by scripts/make-charset-tables; not to be edited.
final class MultiByteCodes {

    private MultiByteCodes() {
    }

    static String text() {
        return """
            charset big5 x-Big5-Solaris
            lead A1-F9
            trail 40-7E A1-FE
            A15A ?
            A1FE ?
            A240 ?
            A2CC ?
            A2CE ?
            charset cp932 windows-31j
            lead 81-9F E0-FC
            trail 40-7E 80-FC
            A1-DF FF61
            decode-only ED40-ED7E
            decode-only ED80-EDFC
            decode-only EE40-EE7E
            decode-only EE80-EEEC
            decode-only EEEF-EEF8
            decode-only EEFA-EEFC
            charset eucjpms EUC-JP
            lead 8E-8E A1-FE
            trail A1-FE
            lead3 8F-8F
            8EE0-8EFE -
            A1BD 2015
            A1C1 FF5E
            A1C2 2225
            A1DD FF0D
            A1F1-A1F2 FFE0
            A2CC FFE2
            ADA1-ADB4 2460
            ADB5-ADBE 2160
            ADC0 3349
            ADC1 3314
            ADC2 3322
            ADC3 334D
            ADC4 3318
            ADC5 3327
            ADC6 3303
            ADC7 3336
            ADC8 3351
            ADC9 3357
            ADCA 330D
            ADCB 3326
            ADCC 3323
            ADCD 332B
            ADCE 334A
            ADCF 333B
            ADD0-ADD2 339C
            ADD3-ADD4 338E
            ADD5 33C4
            ADD6 33A1
            ADDF 337B
            ADE0 301D
            ADE1 301F
            ADE2 2116
            ADE3 33CD
            ADE4 2121
            ADE5-ADE9 32A4
            ADEA-ADEB 3231
            ADEC 3239
            ADED 337E
            ADEE 337D
            ADEF 337C
            ADF0 2252
            ADF1 2261
            ADF2 222B
            ADF3 222E
            ADF4 2211
            ADF5 221A
            ADF6 22A5
            ADF7 2220
            ADF8 221F
            ADF9 22BF
            ADFA 2235
            ADFB-ADFC 2229
            F5A1-F5FE E000
            F6A1-F6FE E05E
            F7A1-F7FE E0BC
            F8A1-F8FE E11A
            F9A1-F9FE E178
            FAA1-FAFE E1D6
            FBA1-FBFE E234
            FCA1-FCFE E292
            FDA1-FDFE E2F0
            FEA1-FEFE E34E
            8FA2C3 FFE4
            8FF3F3-8FF3FC 2170
            8FF3FD-8FF3FE 2160
            8FF4A1-8FF4A8 2162
            8FF4A9 FF07
            8FF4AA FF02
            8FF4AB 3231
            8FF4AC 2116
            8FF4AD 2121
            8FF4AE 70BB
            8FF4AF 4EFC
            8FF4B0 50F4
            8FF4B1 51EC
            8FF4B2 5307
            8FF4B3 5324
            8FF4B4 FA0E
            8FF4B5 548A
            8FF4B6 5759
            8FF4B7-8FF4B8 FA0F
            8FF4B9 589E
            8FF4BA 5BEC
            8FF4BB 5CF5
            8FF4BC 5D53
            8FF4BD FA11
            8FF4BE 5FB7
            8FF4BF 6085
            8FF4C0 6120
            8FF4C1 654E
            8FF4C2 663B
            8FF4C3 6665
            8FF4C4 FA12
            8FF4C5 F929
            8FF4C6 6801
            8FF4C7-8FF4C8 FA13
            8FF4C9 6A6B
            8FF4CA 6AE2
            8FF4CB 6DF8
            8FF4CC 6DF2
            8FF4CD 7028
            8FF4CE-8FF4CF FA15
            8FF4D0 7501
            8FF4D1 7682
            8FF4D2 769E
            8FF4D3 FA17
            8FF4D4 7930
            8FF4D5-8FF4D8 FA18
            8FF4D9 7AE7
            8FF4DA-8FF4DB FA1C
            8FF4DC 7DA0
            8FF4DD 7DD6
            8FF4DE FA1E
            8FF4DF 8362
            8FF4E0 FA1F
            8FF4E1 85B0
            8FF4E2-8FF4E3 FA20
            8FF4E4 8807
            8FF4E5 FA22
            8FF4E6 8B7F
            8FF4E7 8CF4
            8FF4E8 8D76
            8FF4E9-8FF4EB FA23
            8FF4EC 90DE
            8FF4ED FA26
            8FF4EE 9115
            8FF4EF-8FF4F0 FA27
            8FF4F1 9592
            8FF4F2 F9DC
            8FF4F3 FA29
            8FF4F4 973B
            8FF4F5 974D
            8FF4F6 9751
            8FF4F7-8FF4F9 FA2A
            8FF4FA 999E
            8FF4FB 9AD9
            8FF4FC 9B72
            8FF4FD FA2D
            8FF4FE 9ED1
            8FF5A1-8FF5FE E3AC
            8FF6A1-8FF6FE E40A
            8FF7A1-8FF7FE E468
            8FF8A1-8FF8FE E4C6
            8FF9A1-8FF9FE E524
            8FFAA1-8FFAFE E582
            8FFBA1-8FFBFE E5E0
            8FFCA1-8FFCFE E63E
            8FFDA1-8FFDFE E69C
            8FFEA1-8FFEFE E6FA
            charset euckr x-windows-949
            lead 81-FE
            trail 41-5A 61-7A 81-FE
            C9A1-C9FE ?
            FEA1-FEFE ?
            charset gb18030 GB18030
            lead 81-FE
            trail 40-7E 80-FE
            A6D9-A6DF E78D
            A6EC-A6ED E794
            A6F3 E796
            A8BC 1E3F
            FE59 E81E
            FE61 E826
            FE66-FE67 E82B
            FE6D E832
            FE7E E843
            FE90 E854
            FEA0 E864
            8135F437 E7C7
            82359037-82359039 9FB4
            82359130-82359134 9FB7
            84318236-84318239 FE10
            84318330-84318335 FE14
            charset gb2312 GB2312
            lead A1-F7
            trail A1-FE
            charset gbk x-mswin-936
            lead 81-FE
            trail 40-7E 80-FE
            A140-A17E ?
            A180-A1A0 ?
            A240-A27E ?
            A280-A2A0 ?
            A2AB-A2B0 ?
            A2E3-A2E4 ?
            A2EF-A2F0 ?
            A2FD-A2FE ?
            A340-A37E ?
            A380-A3A0 ?
            A440-A47E ?
            A480-A4A0 ?
            A4F4-A4FE ?
            A540-A57E ?
            A580-A5A0 ?
            A5F7-A5FE ?
            A640-A67E ?
            A680-A6A0 ?
            A6B9-A6C0 ?
            A6D9-A6DF ?
            A6EC-A6ED ?
            A6F3 ?
            A6F6-A6FE ?
            A740-A77E ?
            A780-A7A0 ?
            A7C2-A7D0 ?
            A7F2-A7FE ?
            A896-A8A0 ?
            A8BC ?
            A8BF ?
            A8C1-A8C4 ?
            A8EA-A8FE ?
            A958 ?
            A95B ?
            A95D-A95F ?
            A989-A995 ?
            A997-A9A3 ?
            A9F0-A9FE ?
            AAA1-AAFE ?
            ABA1-ABFE ?
            ACA1-ACFE ?
            ADA1-ADFE ?
            AEA1-AEFE ?
            AFA1-AFFE ?
            D7FA-D7FE ?
            F8A1-F8FE ?
            F9A1-F9FE ?
            FAA1-FAFE ?
            FBA1-FBFE ?
            FCA1-FCFE ?
            FDA1-FDFE ?
            FE50-FE7E ?
            FE80-FEFE ?
            charset sjis Shift_JIS
            lead 81-9F E0-FC
            trail 40-7E 80-FC
            A1-DF FF61
            815C 2015
            815F 005C
            charset ujis EUC-JP
            lead 8E-8E A1-FE
            trail A1-FE
            lead3 8F-8F
            8EE0-8EFE -
            A1BD 2015
            A1C0 005C
            F5A1-F5FE E000
            F6A1-F6FE E05E
            F7A1-F7FE E0BC
            F8A1-F8FE E11A
            F9A1-F9FE E178
            FAA1-FAFE E1D6
            FBA1-FBFE E234
            FCA1-FCFE E292
            FDA1-FDFE E2F0
            FEA1-FEFE E34E
            8FA2B7 007E
            8FF5A1-8FF5FE E3AC
            8FF6A1-8FF6FE E40A
            8FF7A1-8FF7FE E468
            8FF8A1-8FF8FE E4C6
            8FF9A1-8FF9FE E524
            8FFAA1-8FFAFE E582
            8FFBA1-8FFBFE E5E0
            8FFCA1-8FFCFE E63E
            8FFDA1-8FFDFE E69C
            8FFEA1-8FFEFE E6FA
            """;
    }
}
