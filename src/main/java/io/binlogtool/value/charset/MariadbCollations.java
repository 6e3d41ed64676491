package io.binlogtool.value.charset;

/// The collations of MariaDB that MySQL has no such id for.
///
/// A line is a character set, the maximum bytes of a character, then `id:name` without the character set in front; a star
/// behind the id of the default collation, no name where it is the character set's own.
///
/// Made by scripts/make-charset-tables; not to be edited.
final class MariadbCollations {

    private MariadbCollations() {
    }

    static String text() {
        return """
            armscii8 1 1056:general_nopad_ci 1088:nopad_bin
            ascii 1 1035:general_nopad_ci 1089:nopad_bin
            big5 2 1025:chinese_nopad_ci 1108:nopad_bin
            cp1250 1 1050:general_nopad_ci 1090:nopad_bin
            cp1251 1 1074:nopad_bin 1075:general_nopad_ci
            cp1256 1 1081:general_nopad_ci 1091:nopad_bin
            cp1257 1 1082:nopad_bin 1083:general_nopad_ci
            cp850 1 1028:general_nopad_ci 1104:nopad_bin
            cp852 1 1064:general_nopad_ci 1105:nopad_bin
            cp866 1 1060:general_nopad_ci 1092:nopad_bin
            cp932 2 1119:japanese_nopad_ci 1120:nopad_bin
            dec8 1 1027:swedish_nopad_ci 1093:nopad_bin
            eucjpms 3 1121:japanese_nopad_ci 1122:nopad_bin
            euckr 2 1043:korean_nopad_ci 1109:nopad_bin
            gb2312 2 1048:chinese_nopad_ci 1110:nopad_bin
            gbk 2 1052:chinese_nopad_ci 1111:nopad_bin
            geostd8 1 1116:general_nopad_ci 1117:nopad_bin
            greek 1 1049:general_nopad_ci 1094:nopad_bin
            hebrew 1 1040:general_nopad_ci 1095:nopad_bin
            hp8 1 1030:english_nopad_ci 1096:nopad_bin
            keybcs2 1 1061:general_nopad_ci 1097:nopad_bin
            koi8r 1 1031:general_nopad_ci 1098:nopad_bin
            koi8u 1 1046:general_nopad_ci 1099:nopad_bin
            latin1 1 1032:swedish_nopad_ci 1071:nopad_bin
            latin2 1 1033:general_nopad_ci 1101:nopad_bin
            latin5 1 1054:turkish_nopad_ci 1102:nopad_bin
            latin7 1 1065:general_nopad_ci 1103:nopad_bin
            macce 1 1062:general_nopad_ci 1067:nopad_bin
            macroman 1 1063:general_nopad_ci 1077:nopad_bin
            sjis 2 1037:japanese_nopad_ci 1112:nopad_bin
            swe7 1 1034:swedish_nopad_ci 1106:nopad_bin
            tis620 1 1042:thai_nopad_ci 1113:nopad_bin
            ucs2 2 640:croatian_ci 641:myanmar_ci 642:thai_520_w2 1059:general_nopad_ci 1114:nopad_bin 1152:unicode_nopad_ci
            ucs2 2 1174:unicode_520_nopad_ci 2560:uca1400_ai_ci 2561:uca1400_ai_cs 2562:uca1400_as_ci 2563:uca1400_as_cs
            ucs2 2 2564:uca1400_nopad_ai_ci 2565:uca1400_nopad_ai_cs 2566:uca1400_nopad_as_ci 2567:uca1400_nopad_as_cs
            ucs2 2 2568:uca1400_icelandic_ai_ci 2569:uca1400_icelandic_ai_cs 2570:uca1400_icelandic_as_ci
            ucs2 2 2571:uca1400_icelandic_as_cs 2572:uca1400_icelandic_nopad_ai_ci 2573:uca1400_icelandic_nopad_ai_cs
            ucs2 2 2574:uca1400_icelandic_nopad_as_ci 2575:uca1400_icelandic_nopad_as_cs 2576:uca1400_latvian_ai_ci
            ucs2 2 2577:uca1400_latvian_ai_cs 2578:uca1400_latvian_as_ci 2579:uca1400_latvian_as_cs 2580:uca1400_latvian_nopad_ai_ci
            ucs2 2 2581:uca1400_latvian_nopad_ai_cs 2582:uca1400_latvian_nopad_as_ci 2583:uca1400_latvian_nopad_as_cs
            ucs2 2 2584:uca1400_romanian_ai_ci 2585:uca1400_romanian_ai_cs 2586:uca1400_romanian_as_ci 2587:uca1400_romanian_as_cs
            ucs2 2 2588:uca1400_romanian_nopad_ai_ci 2589:uca1400_romanian_nopad_ai_cs 2590:uca1400_romanian_nopad_as_ci
            ucs2 2 2591:uca1400_romanian_nopad_as_cs 2592:uca1400_slovenian_ai_ci 2593:uca1400_slovenian_ai_cs
            ucs2 2 2594:uca1400_slovenian_as_ci 2595:uca1400_slovenian_as_cs 2596:uca1400_slovenian_nopad_ai_ci
            ucs2 2 2597:uca1400_slovenian_nopad_ai_cs 2598:uca1400_slovenian_nopad_as_ci 2599:uca1400_slovenian_nopad_as_cs
            ucs2 2 2600:uca1400_polish_ai_ci 2601:uca1400_polish_ai_cs 2602:uca1400_polish_as_ci 2603:uca1400_polish_as_cs
            ucs2 2 2604:uca1400_polish_nopad_ai_ci 2605:uca1400_polish_nopad_ai_cs 2606:uca1400_polish_nopad_as_ci
            ucs2 2 2607:uca1400_polish_nopad_as_cs 2608:uca1400_estonian_ai_ci 2609:uca1400_estonian_ai_cs
            ucs2 2 2610:uca1400_estonian_as_ci 2611:uca1400_estonian_as_cs 2612:uca1400_estonian_nopad_ai_ci
            ucs2 2 2613:uca1400_estonian_nopad_ai_cs 2614:uca1400_estonian_nopad_as_ci 2615:uca1400_estonian_nopad_as_cs
            ucs2 2 2616:uca1400_spanish_ai_ci 2617:uca1400_spanish_ai_cs 2618:uca1400_spanish_as_ci 2619:uca1400_spanish_as_cs
            ucs2 2 2620:uca1400_spanish_nopad_ai_ci 2621:uca1400_spanish_nopad_ai_cs 2622:uca1400_spanish_nopad_as_ci
            ucs2 2 2623:uca1400_spanish_nopad_as_cs 2624:uca1400_swedish_ai_ci 2625:uca1400_swedish_ai_cs 2626:uca1400_swedish_as_ci
            ucs2 2 2627:uca1400_swedish_as_cs 2628:uca1400_swedish_nopad_ai_ci 2629:uca1400_swedish_nopad_ai_cs
            ucs2 2 2630:uca1400_swedish_nopad_as_ci 2631:uca1400_swedish_nopad_as_cs 2632:uca1400_turkish_ai_ci
            ucs2 2 2633:uca1400_turkish_ai_cs 2634:uca1400_turkish_as_ci 2635:uca1400_turkish_as_cs 2636:uca1400_turkish_nopad_ai_ci
            ucs2 2 2637:uca1400_turkish_nopad_ai_cs 2638:uca1400_turkish_nopad_as_ci 2639:uca1400_turkish_nopad_as_cs
            ucs2 2 2640:uca1400_czech_ai_ci 2641:uca1400_czech_ai_cs 2642:uca1400_czech_as_ci 2643:uca1400_czech_as_cs
            ucs2 2 2644:uca1400_czech_nopad_ai_ci 2645:uca1400_czech_nopad_ai_cs 2646:uca1400_czech_nopad_as_ci
            ucs2 2 2647:uca1400_czech_nopad_as_cs 2648:uca1400_danish_ai_ci 2649:uca1400_danish_ai_cs 2650:uca1400_danish_as_ci
            ucs2 2 2651:uca1400_danish_as_cs 2652:uca1400_danish_nopad_ai_ci 2653:uca1400_danish_nopad_ai_cs
            ucs2 2 2654:uca1400_danish_nopad_as_ci 2655:uca1400_danish_nopad_as_cs 2656:uca1400_lithuanian_ai_ci
            ucs2 2 2657:uca1400_lithuanian_ai_cs 2658:uca1400_lithuanian_as_ci 2659:uca1400_lithuanian_as_cs
            ucs2 2 2660:uca1400_lithuanian_nopad_ai_ci 2661:uca1400_lithuanian_nopad_ai_cs 2662:uca1400_lithuanian_nopad_as_ci
            ucs2 2 2663:uca1400_lithuanian_nopad_as_cs 2664:uca1400_slovak_ai_ci 2665:uca1400_slovak_ai_cs 2666:uca1400_slovak_as_ci
            ucs2 2 2667:uca1400_slovak_as_cs 2668:uca1400_slovak_nopad_ai_ci 2669:uca1400_slovak_nopad_ai_cs
            ucs2 2 2670:uca1400_slovak_nopad_as_ci 2671:uca1400_slovak_nopad_as_cs 2672:uca1400_spanish2_ai_ci
            ucs2 2 2673:uca1400_spanish2_ai_cs 2674:uca1400_spanish2_as_ci 2675:uca1400_spanish2_as_cs
            ucs2 2 2676:uca1400_spanish2_nopad_ai_ci 2677:uca1400_spanish2_nopad_ai_cs 2678:uca1400_spanish2_nopad_as_ci
            ucs2 2 2679:uca1400_spanish2_nopad_as_cs 2680:uca1400_roman_ai_ci 2681:uca1400_roman_ai_cs 2682:uca1400_roman_as_ci
            ucs2 2 2683:uca1400_roman_as_cs 2684:uca1400_roman_nopad_ai_ci 2685:uca1400_roman_nopad_ai_cs
            ucs2 2 2686:uca1400_roman_nopad_as_ci 2687:uca1400_roman_nopad_as_cs 2688:uca1400_persian_ai_ci
            ucs2 2 2689:uca1400_persian_ai_cs 2690:uca1400_persian_as_ci 2691:uca1400_persian_as_cs 2692:uca1400_persian_nopad_ai_ci
            ucs2 2 2693:uca1400_persian_nopad_ai_cs 2694:uca1400_persian_nopad_as_ci 2695:uca1400_persian_nopad_as_cs
            ucs2 2 2696:uca1400_esperanto_ai_ci 2697:uca1400_esperanto_ai_cs 2698:uca1400_esperanto_as_ci
            ucs2 2 2699:uca1400_esperanto_as_cs 2700:uca1400_esperanto_nopad_ai_ci 2701:uca1400_esperanto_nopad_ai_cs
            ucs2 2 2702:uca1400_esperanto_nopad_as_ci 2703:uca1400_esperanto_nopad_as_cs 2704:uca1400_hungarian_ai_ci
            ucs2 2 2705:uca1400_hungarian_ai_cs 2706:uca1400_hungarian_as_ci 2707:uca1400_hungarian_as_cs
            ucs2 2 2708:uca1400_hungarian_nopad_ai_ci 2709:uca1400_hungarian_nopad_ai_cs 2710:uca1400_hungarian_nopad_as_ci
            ucs2 2 2711:uca1400_hungarian_nopad_as_cs 2712:uca1400_sinhala_ai_ci 2713:uca1400_sinhala_ai_cs
            ucs2 2 2714:uca1400_sinhala_as_ci 2715:uca1400_sinhala_as_cs 2716:uca1400_sinhala_nopad_ai_ci
            ucs2 2 2717:uca1400_sinhala_nopad_ai_cs 2718:uca1400_sinhala_nopad_as_ci 2719:uca1400_sinhala_nopad_as_cs
            ucs2 2 2720:uca1400_german2_ai_ci 2721:uca1400_german2_ai_cs 2722:uca1400_german2_as_ci 2723:uca1400_german2_as_cs
            ucs2 2 2724:uca1400_german2_nopad_ai_ci 2725:uca1400_german2_nopad_ai_cs 2726:uca1400_german2_nopad_as_ci
            ucs2 2 2727:uca1400_german2_nopad_as_cs 2744:uca1400_vietnamese_ai_ci 2745:uca1400_vietnamese_ai_cs
            ucs2 2 2746:uca1400_vietnamese_as_ci 2747:uca1400_vietnamese_as_cs 2748:uca1400_vietnamese_nopad_ai_ci
            ucs2 2 2749:uca1400_vietnamese_nopad_ai_cs 2750:uca1400_vietnamese_nopad_as_ci 2751:uca1400_vietnamese_nopad_as_cs
            ucs2 2 2752:uca1400_croatian_ai_ci 2753:uca1400_croatian_ai_cs 2754:uca1400_croatian_as_ci 2755:uca1400_croatian_as_cs
            ucs2 2 2756:uca1400_croatian_nopad_ai_ci 2757:uca1400_croatian_nopad_ai_cs 2758:uca1400_croatian_nopad_as_ci
            ucs2 2 2759:uca1400_croatian_nopad_as_cs
            ujis 3 1036:japanese_nopad_ci 1115:nopad_bin
            utf16 4 672:croatian_ci 673:myanmar_ci 674:thai_520_w2 1078:general_nopad_ci 1079:nopad_bin 1125:unicode_nopad_ci
            utf16 4 1147:unicode_520_nopad_ci 2816:uca1400_ai_ci 2817:uca1400_ai_cs 2818:uca1400_as_ci 2819:uca1400_as_cs
            utf16 4 2820:uca1400_nopad_ai_ci 2821:uca1400_nopad_ai_cs 2822:uca1400_nopad_as_ci 2823:uca1400_nopad_as_cs
            utf16 4 2824:uca1400_icelandic_ai_ci 2825:uca1400_icelandic_ai_cs 2826:uca1400_icelandic_as_ci
            utf16 4 2827:uca1400_icelandic_as_cs 2828:uca1400_icelandic_nopad_ai_ci 2829:uca1400_icelandic_nopad_ai_cs
            utf16 4 2830:uca1400_icelandic_nopad_as_ci 2831:uca1400_icelandic_nopad_as_cs 2832:uca1400_latvian_ai_ci
            utf16 4 2833:uca1400_latvian_ai_cs 2834:uca1400_latvian_as_ci 2835:uca1400_latvian_as_cs
            utf16 4 2836:uca1400_latvian_nopad_ai_ci 2837:uca1400_latvian_nopad_ai_cs 2838:uca1400_latvian_nopad_as_ci
            utf16 4 2839:uca1400_latvian_nopad_as_cs 2840:uca1400_romanian_ai_ci 2841:uca1400_romanian_ai_cs
            utf16 4 2842:uca1400_romanian_as_ci 2843:uca1400_romanian_as_cs 2844:uca1400_romanian_nopad_ai_ci
            utf16 4 2845:uca1400_romanian_nopad_ai_cs 2846:uca1400_romanian_nopad_as_ci 2847:uca1400_romanian_nopad_as_cs
            utf16 4 2848:uca1400_slovenian_ai_ci 2849:uca1400_slovenian_ai_cs 2850:uca1400_slovenian_as_ci
            utf16 4 2851:uca1400_slovenian_as_cs 2852:uca1400_slovenian_nopad_ai_ci 2853:uca1400_slovenian_nopad_ai_cs
            utf16 4 2854:uca1400_slovenian_nopad_as_ci 2855:uca1400_slovenian_nopad_as_cs 2856:uca1400_polish_ai_ci
            utf16 4 2857:uca1400_polish_ai_cs 2858:uca1400_polish_as_ci 2859:uca1400_polish_as_cs 2860:uca1400_polish_nopad_ai_ci
            utf16 4 2861:uca1400_polish_nopad_ai_cs 2862:uca1400_polish_nopad_as_ci 2863:uca1400_polish_nopad_as_cs
            utf16 4 2864:uca1400_estonian_ai_ci 2865:uca1400_estonian_ai_cs 2866:uca1400_estonian_as_ci 2867:uca1400_estonian_as_cs
            utf16 4 2868:uca1400_estonian_nopad_ai_ci 2869:uca1400_estonian_nopad_ai_cs 2870:uca1400_estonian_nopad_as_ci
            utf16 4 2871:uca1400_estonian_nopad_as_cs 2872:uca1400_spanish_ai_ci 2873:uca1400_spanish_ai_cs
            utf16 4 2874:uca1400_spanish_as_ci 2875:uca1400_spanish_as_cs 2876:uca1400_spanish_nopad_ai_ci
            utf16 4 2877:uca1400_spanish_nopad_ai_cs 2878:uca1400_spanish_nopad_as_ci 2879:uca1400_spanish_nopad_as_cs
            utf16 4 2880:uca1400_swedish_ai_ci 2881:uca1400_swedish_ai_cs 2882:uca1400_swedish_as_ci 2883:uca1400_swedish_as_cs
            utf16 4 2884:uca1400_swedish_nopad_ai_ci 2885:uca1400_swedish_nopad_ai_cs 2886:uca1400_swedish_nopad_as_ci
            utf16 4 2887:uca1400_swedish_nopad_as_cs 2888:uca1400_turkish_ai_ci 2889:uca1400_turkish_ai_cs
            utf16 4 2890:uca1400_turkish_as_ci 2891:uca1400_turkish_as_cs 2892:uca1400_turkish_nopad_ai_ci
            utf16 4 2893:uca1400_turkish_nopad_ai_cs 2894:uca1400_turkish_nopad_as_ci 2895:uca1400_turkish_nopad_as_cs
            utf16 4 2896:uca1400_czech_ai_ci 2897:uca1400_czech_ai_cs 2898:uca1400_czech_as_ci 2899:uca1400_czech_as_cs
            utf16 4 2900:uca1400_czech_nopad_ai_ci 2901:uca1400_czech_nopad_ai_cs 2902:uca1400_czech_nopad_as_ci
            utf16 4 2903:uca1400_czech_nopad_as_cs 2904:uca1400_danish_ai_ci 2905:uca1400_danish_ai_cs 2906:uca1400_danish_as_ci
            utf16 4 2907:uca1400_danish_as_cs 2908:uca1400_danish_nopad_ai_ci 2909:uca1400_danish_nopad_ai_cs
            utf16 4 2910:uca1400_danish_nopad_as_ci 2911:uca1400_danish_nopad_as_cs 2912:uca1400_lithuanian_ai_ci
            utf16 4 2913:uca1400_lithuanian_ai_cs 2914:uca1400_lithuanian_as_ci 2915:uca1400_lithuanian_as_cs
            utf16 4 2916:uca1400_lithuanian_nopad_ai_ci 2917:uca1400_lithuanian_nopad_ai_cs 2918:uca1400_lithuanian_nopad_as_ci
            utf16 4 2919:uca1400_lithuanian_nopad_as_cs 2920:uca1400_slovak_ai_ci 2921:uca1400_slovak_ai_cs
            utf16 4 2922:uca1400_slovak_as_ci 2923:uca1400_slovak_as_cs 2924:uca1400_slovak_nopad_ai_ci
            utf16 4 2925:uca1400_slovak_nopad_ai_cs 2926:uca1400_slovak_nopad_as_ci 2927:uca1400_slovak_nopad_as_cs
            utf16 4 2928:uca1400_spanish2_ai_ci 2929:uca1400_spanish2_ai_cs 2930:uca1400_spanish2_as_ci 2931:uca1400_spanish2_as_cs
            utf16 4 2932:uca1400_spanish2_nopad_ai_ci 2933:uca1400_spanish2_nopad_ai_cs 2934:uca1400_spanish2_nopad_as_ci
            utf16 4 2935:uca1400_spanish2_nopad_as_cs 2936:uca1400_roman_ai_ci 2937:uca1400_roman_ai_cs 2938:uca1400_roman_as_ci
            utf16 4 2939:uca1400_roman_as_cs 2940:uca1400_roman_nopad_ai_ci 2941:uca1400_roman_nopad_ai_cs
            utf16 4 2942:uca1400_roman_nopad_as_ci 2943:uca1400_roman_nopad_as_cs 2944:uca1400_persian_ai_ci
            utf16 4 2945:uca1400_persian_ai_cs 2946:uca1400_persian_as_ci 2947:uca1400_persian_as_cs
            utf16 4 2948:uca1400_persian_nopad_ai_ci 2949:uca1400_persian_nopad_ai_cs 2950:uca1400_persian_nopad_as_ci
            utf16 4 2951:uca1400_persian_nopad_as_cs 2952:uca1400_esperanto_ai_ci 2953:uca1400_esperanto_ai_cs
            utf16 4 2954:uca1400_esperanto_as_ci 2955:uca1400_esperanto_as_cs 2956:uca1400_esperanto_nopad_ai_ci
            utf16 4 2957:uca1400_esperanto_nopad_ai_cs 2958:uca1400_esperanto_nopad_as_ci 2959:uca1400_esperanto_nopad_as_cs
            utf16 4 2960:uca1400_hungarian_ai_ci 2961:uca1400_hungarian_ai_cs 2962:uca1400_hungarian_as_ci
            utf16 4 2963:uca1400_hungarian_as_cs 2964:uca1400_hungarian_nopad_ai_ci 2965:uca1400_hungarian_nopad_ai_cs
            utf16 4 2966:uca1400_hungarian_nopad_as_ci 2967:uca1400_hungarian_nopad_as_cs 2968:uca1400_sinhala_ai_ci
            utf16 4 2969:uca1400_sinhala_ai_cs 2970:uca1400_sinhala_as_ci 2971:uca1400_sinhala_as_cs
            utf16 4 2972:uca1400_sinhala_nopad_ai_ci 2973:uca1400_sinhala_nopad_ai_cs 2974:uca1400_sinhala_nopad_as_ci
            utf16 4 2975:uca1400_sinhala_nopad_as_cs 2976:uca1400_german2_ai_ci 2977:uca1400_german2_ai_cs
            utf16 4 2978:uca1400_german2_as_ci 2979:uca1400_german2_as_cs 2980:uca1400_german2_nopad_ai_ci
            utf16 4 2981:uca1400_german2_nopad_ai_cs 2982:uca1400_german2_nopad_as_ci 2983:uca1400_german2_nopad_as_cs
            utf16 4 3000:uca1400_vietnamese_ai_ci 3001:uca1400_vietnamese_ai_cs 3002:uca1400_vietnamese_as_ci
            utf16 4 3003:uca1400_vietnamese_as_cs 3004:uca1400_vietnamese_nopad_ai_ci 3005:uca1400_vietnamese_nopad_ai_cs
            utf16 4 3006:uca1400_vietnamese_nopad_as_ci 3007:uca1400_vietnamese_nopad_as_cs 3008:uca1400_croatian_ai_ci
            utf16 4 3009:uca1400_croatian_ai_cs 3010:uca1400_croatian_as_ci 3011:uca1400_croatian_as_cs
            utf16 4 3012:uca1400_croatian_nopad_ai_ci 3013:uca1400_croatian_nopad_ai_cs 3014:uca1400_croatian_nopad_as_ci
            utf16 4 3015:uca1400_croatian_nopad_as_cs
            utf16le 4 1080:general_nopad_ci 1086:nopad_bin
            utf32 4 736:croatian_ci 737:myanmar_ci 738:thai_520_w2 1084:general_nopad_ci 1085:nopad_bin 1184:unicode_nopad_ci
            utf32 4 1206:unicode_520_nopad_ci 3072:uca1400_ai_ci 3073:uca1400_ai_cs 3074:uca1400_as_ci 3075:uca1400_as_cs
            utf32 4 3076:uca1400_nopad_ai_ci 3077:uca1400_nopad_ai_cs 3078:uca1400_nopad_as_ci 3079:uca1400_nopad_as_cs
            utf32 4 3080:uca1400_icelandic_ai_ci 3081:uca1400_icelandic_ai_cs 3082:uca1400_icelandic_as_ci
            utf32 4 3083:uca1400_icelandic_as_cs 3084:uca1400_icelandic_nopad_ai_ci 3085:uca1400_icelandic_nopad_ai_cs
            utf32 4 3086:uca1400_icelandic_nopad_as_ci 3087:uca1400_icelandic_nopad_as_cs 3088:uca1400_latvian_ai_ci
            utf32 4 3089:uca1400_latvian_ai_cs 3090:uca1400_latvian_as_ci 3091:uca1400_latvian_as_cs
            utf32 4 3092:uca1400_latvian_nopad_ai_ci 3093:uca1400_latvian_nopad_ai_cs 3094:uca1400_latvian_nopad_as_ci
            utf32 4 3095:uca1400_latvian_nopad_as_cs 3096:uca1400_romanian_ai_ci 3097:uca1400_romanian_ai_cs
            utf32 4 3098:uca1400_romanian_as_ci 3099:uca1400_romanian_as_cs 3100:uca1400_romanian_nopad_ai_ci
            utf32 4 3101:uca1400_romanian_nopad_ai_cs 3102:uca1400_romanian_nopad_as_ci 3103:uca1400_romanian_nopad_as_cs
            utf32 4 3104:uca1400_slovenian_ai_ci 3105:uca1400_slovenian_ai_cs 3106:uca1400_slovenian_as_ci
            utf32 4 3107:uca1400_slovenian_as_cs 3108:uca1400_slovenian_nopad_ai_ci 3109:uca1400_slovenian_nopad_ai_cs
            utf32 4 3110:uca1400_slovenian_nopad_as_ci 3111:uca1400_slovenian_nopad_as_cs 3112:uca1400_polish_ai_ci
            utf32 4 3113:uca1400_polish_ai_cs 3114:uca1400_polish_as_ci 3115:uca1400_polish_as_cs 3116:uca1400_polish_nopad_ai_ci
            utf32 4 3117:uca1400_polish_nopad_ai_cs 3118:uca1400_polish_nopad_as_ci 3119:uca1400_polish_nopad_as_cs
            utf32 4 3120:uca1400_estonian_ai_ci 3121:uca1400_estonian_ai_cs 3122:uca1400_estonian_as_ci 3123:uca1400_estonian_as_cs
            utf32 4 3124:uca1400_estonian_nopad_ai_ci 3125:uca1400_estonian_nopad_ai_cs 3126:uca1400_estonian_nopad_as_ci
            utf32 4 3127:uca1400_estonian_nopad_as_cs 3128:uca1400_spanish_ai_ci 3129:uca1400_spanish_ai_cs
            utf32 4 3130:uca1400_spanish_as_ci 3131:uca1400_spanish_as_cs 3132:uca1400_spanish_nopad_ai_ci
            utf32 4 3133:uca1400_spanish_nopad_ai_cs 3134:uca1400_spanish_nopad_as_ci 3135:uca1400_spanish_nopad_as_cs
            utf32 4 3136:uca1400_swedish_ai_ci 3137:uca1400_swedish_ai_cs 3138:uca1400_swedish_as_ci 3139:uca1400_swedish_as_cs
            utf32 4 3140:uca1400_swedish_nopad_ai_ci 3141:uca1400_swedish_nopad_ai_cs 3142:uca1400_swedish_nopad_as_ci
            utf32 4 3143:uca1400_swedish_nopad_as_cs 3144:uca1400_turkish_ai_ci 3145:uca1400_turkish_ai_cs
            utf32 4 3146:uca1400_turkish_as_ci 3147:uca1400_turkish_as_cs 3148:uca1400_turkish_nopad_ai_ci
            utf32 4 3149:uca1400_turkish_nopad_ai_cs 3150:uca1400_turkish_nopad_as_ci 3151:uca1400_turkish_nopad_as_cs
            utf32 4 3152:uca1400_czech_ai_ci 3153:uca1400_czech_ai_cs 3154:uca1400_czech_as_ci 3155:uca1400_czech_as_cs
            utf32 4 3156:uca1400_czech_nopad_ai_ci 3157:uca1400_czech_nopad_ai_cs 3158:uca1400_czech_nopad_as_ci
            utf32 4 3159:uca1400_czech_nopad_as_cs 3160:uca1400_danish_ai_ci 3161:uca1400_danish_ai_cs 3162:uca1400_danish_as_ci
            utf32 4 3163:uca1400_danish_as_cs 3164:uca1400_danish_nopad_ai_ci 3165:uca1400_danish_nopad_ai_cs
            utf32 4 3166:uca1400_danish_nopad_as_ci 3167:uca1400_danish_nopad_as_cs 3168:uca1400_lithuanian_ai_ci
            utf32 4 3169:uca1400_lithuanian_ai_cs 3170:uca1400_lithuanian_as_ci 3171:uca1400_lithuanian_as_cs
            utf32 4 3172:uca1400_lithuanian_nopad_ai_ci 3173:uca1400_lithuanian_nopad_ai_cs 3174:uca1400_lithuanian_nopad_as_ci
            utf32 4 3175:uca1400_lithuanian_nopad_as_cs 3176:uca1400_slovak_ai_ci 3177:uca1400_slovak_ai_cs
            utf32 4 3178:uca1400_slovak_as_ci 3179:uca1400_slovak_as_cs 3180:uca1400_slovak_nopad_ai_ci
            utf32 4 3181:uca1400_slovak_nopad_ai_cs 3182:uca1400_slovak_nopad_as_ci 3183:uca1400_slovak_nopad_as_cs
            utf32 4 3184:uca1400_spanish2_ai_ci 3185:uca1400_spanish2_ai_cs 3186:uca1400_spanish2_as_ci 3187:uca1400_spanish2_as_cs
            utf32 4 3188:uca1400_spanish2_nopad_ai_ci 3189:uca1400_spanish2_nopad_ai_cs 3190:uca1400_spanish2_nopad_as_ci
            utf32 4 3191:uca1400_spanish2_nopad_as_cs 3192:uca1400_roman_ai_ci 3193:uca1400_roman_ai_cs 3194:uca1400_roman_as_ci
            utf32 4 3195:uca1400_roman_as_cs 3196:uca1400_roman_nopad_ai_ci 3197:uca1400_roman_nopad_ai_cs
            utf32 4 3198:uca1400_roman_nopad_as_ci 3199:uca1400_roman_nopad_as_cs 3200:uca1400_persian_ai_ci
            utf32 4 3201:uca1400_persian_ai_cs 3202:uca1400_persian_as_ci 3203:uca1400_persian_as_cs
            utf32 4 3204:uca1400_persian_nopad_ai_ci 3205:uca1400_persian_nopad_ai_cs 3206:uca1400_persian_nopad_as_ci
            utf32 4 3207:uca1400_persian_nopad_as_cs 3208:uca1400_esperanto_ai_ci 3209:uca1400_esperanto_ai_cs
            utf32 4 3210:uca1400_esperanto_as_ci 3211:uca1400_esperanto_as_cs 3212:uca1400_esperanto_nopad_ai_ci
            utf32 4 3213:uca1400_esperanto_nopad_ai_cs 3214:uca1400_esperanto_nopad_as_ci 3215:uca1400_esperanto_nopad_as_cs
            utf32 4 3216:uca1400_hungarian_ai_ci 3217:uca1400_hungarian_ai_cs 3218:uca1400_hungarian_as_ci
            utf32 4 3219:uca1400_hungarian_as_cs 3220:uca1400_hungarian_nopad_ai_ci 3221:uca1400_hungarian_nopad_ai_cs
            utf32 4 3222:uca1400_hungarian_nopad_as_ci 3223:uca1400_hungarian_nopad_as_cs 3224:uca1400_sinhala_ai_ci
            utf32 4 3225:uca1400_sinhala_ai_cs 3226:uca1400_sinhala_as_ci 3227:uca1400_sinhala_as_cs
            utf32 4 3228:uca1400_sinhala_nopad_ai_ci 3229:uca1400_sinhala_nopad_ai_cs 3230:uca1400_sinhala_nopad_as_ci
            utf32 4 3231:uca1400_sinhala_nopad_as_cs 3232:uca1400_german2_ai_ci 3233:uca1400_german2_ai_cs
            utf32 4 3234:uca1400_german2_as_ci 3235:uca1400_german2_as_cs 3236:uca1400_german2_nopad_ai_ci
            utf32 4 3237:uca1400_german2_nopad_ai_cs 3238:uca1400_german2_nopad_as_ci 3239:uca1400_german2_nopad_as_cs
            utf32 4 3256:uca1400_vietnamese_ai_ci 3257:uca1400_vietnamese_ai_cs 3258:uca1400_vietnamese_as_ci
            utf32 4 3259:uca1400_vietnamese_as_cs 3260:uca1400_vietnamese_nopad_ai_ci 3261:uca1400_vietnamese_nopad_ai_cs
            utf32 4 3262:uca1400_vietnamese_nopad_as_ci 3263:uca1400_vietnamese_nopad_as_cs 3264:uca1400_croatian_ai_ci
            utf32 4 3265:uca1400_croatian_ai_cs 3266:uca1400_croatian_as_ci 3267:uca1400_croatian_as_cs
            utf32 4 3268:uca1400_croatian_nopad_ai_ci 3269:uca1400_croatian_nopad_ai_cs 3270:uca1400_croatian_nopad_as_ci
            utf32 4 3271:uca1400_croatian_nopad_as_cs
            utf8mb3 3 576:croatian_ci 577:myanmar_ci 578:thai_520_w2 1057:general_nopad_ci 1107:nopad_bin 1216:unicode_nopad_ci
            utf8mb3 3 1238:unicode_520_nopad_ci 2048:uca1400_ai_ci 2049:uca1400_ai_cs 2050:uca1400_as_ci 2051:uca1400_as_cs
            utf8mb3 3 2052:uca1400_nopad_ai_ci 2053:uca1400_nopad_ai_cs 2054:uca1400_nopad_as_ci 2055:uca1400_nopad_as_cs
            utf8mb3 3 2056:uca1400_icelandic_ai_ci 2057:uca1400_icelandic_ai_cs 2058:uca1400_icelandic_as_ci
            utf8mb3 3 2059:uca1400_icelandic_as_cs 2060:uca1400_icelandic_nopad_ai_ci 2061:uca1400_icelandic_nopad_ai_cs
            utf8mb3 3 2062:uca1400_icelandic_nopad_as_ci 2063:uca1400_icelandic_nopad_as_cs 2064:uca1400_latvian_ai_ci
            utf8mb3 3 2065:uca1400_latvian_ai_cs 2066:uca1400_latvian_as_ci 2067:uca1400_latvian_as_cs
            utf8mb3 3 2068:uca1400_latvian_nopad_ai_ci 2069:uca1400_latvian_nopad_ai_cs 2070:uca1400_latvian_nopad_as_ci
            utf8mb3 3 2071:uca1400_latvian_nopad_as_cs 2072:uca1400_romanian_ai_ci 2073:uca1400_romanian_ai_cs
            utf8mb3 3 2074:uca1400_romanian_as_ci 2075:uca1400_romanian_as_cs 2076:uca1400_romanian_nopad_ai_ci
            utf8mb3 3 2077:uca1400_romanian_nopad_ai_cs 2078:uca1400_romanian_nopad_as_ci 2079:uca1400_romanian_nopad_as_cs
            utf8mb3 3 2080:uca1400_slovenian_ai_ci 2081:uca1400_slovenian_ai_cs 2082:uca1400_slovenian_as_ci
            utf8mb3 3 2083:uca1400_slovenian_as_cs 2084:uca1400_slovenian_nopad_ai_ci 2085:uca1400_slovenian_nopad_ai_cs
            utf8mb3 3 2086:uca1400_slovenian_nopad_as_ci 2087:uca1400_slovenian_nopad_as_cs 2088:uca1400_polish_ai_ci
            utf8mb3 3 2089:uca1400_polish_ai_cs 2090:uca1400_polish_as_ci 2091:uca1400_polish_as_cs 2092:uca1400_polish_nopad_ai_ci
            utf8mb3 3 2093:uca1400_polish_nopad_ai_cs 2094:uca1400_polish_nopad_as_ci 2095:uca1400_polish_nopad_as_cs
            utf8mb3 3 2096:uca1400_estonian_ai_ci 2097:uca1400_estonian_ai_cs 2098:uca1400_estonian_as_ci
            utf8mb3 3 2099:uca1400_estonian_as_cs 2100:uca1400_estonian_nopad_ai_ci 2101:uca1400_estonian_nopad_ai_cs
            utf8mb3 3 2102:uca1400_estonian_nopad_as_ci 2103:uca1400_estonian_nopad_as_cs 2104:uca1400_spanish_ai_ci
            utf8mb3 3 2105:uca1400_spanish_ai_cs 2106:uca1400_spanish_as_ci 2107:uca1400_spanish_as_cs
            utf8mb3 3 2108:uca1400_spanish_nopad_ai_ci 2109:uca1400_spanish_nopad_ai_cs 2110:uca1400_spanish_nopad_as_ci
            utf8mb3 3 2111:uca1400_spanish_nopad_as_cs 2112:uca1400_swedish_ai_ci 2113:uca1400_swedish_ai_cs
            utf8mb3 3 2114:uca1400_swedish_as_ci 2115:uca1400_swedish_as_cs 2116:uca1400_swedish_nopad_ai_ci
            utf8mb3 3 2117:uca1400_swedish_nopad_ai_cs 2118:uca1400_swedish_nopad_as_ci 2119:uca1400_swedish_nopad_as_cs
            utf8mb3 3 2120:uca1400_turkish_ai_ci 2121:uca1400_turkish_ai_cs 2122:uca1400_turkish_as_ci 2123:uca1400_turkish_as_cs
            utf8mb3 3 2124:uca1400_turkish_nopad_ai_ci 2125:uca1400_turkish_nopad_ai_cs 2126:uca1400_turkish_nopad_as_ci
            utf8mb3 3 2127:uca1400_turkish_nopad_as_cs 2128:uca1400_czech_ai_ci 2129:uca1400_czech_ai_cs 2130:uca1400_czech_as_ci
            utf8mb3 3 2131:uca1400_czech_as_cs 2132:uca1400_czech_nopad_ai_ci 2133:uca1400_czech_nopad_ai_cs
            utf8mb3 3 2134:uca1400_czech_nopad_as_ci 2135:uca1400_czech_nopad_as_cs 2136:uca1400_danish_ai_ci
            utf8mb3 3 2137:uca1400_danish_ai_cs 2138:uca1400_danish_as_ci 2139:uca1400_danish_as_cs 2140:uca1400_danish_nopad_ai_ci
            utf8mb3 3 2141:uca1400_danish_nopad_ai_cs 2142:uca1400_danish_nopad_as_ci 2143:uca1400_danish_nopad_as_cs
            utf8mb3 3 2144:uca1400_lithuanian_ai_ci 2145:uca1400_lithuanian_ai_cs 2146:uca1400_lithuanian_as_ci
            utf8mb3 3 2147:uca1400_lithuanian_as_cs 2148:uca1400_lithuanian_nopad_ai_ci 2149:uca1400_lithuanian_nopad_ai_cs
            utf8mb3 3 2150:uca1400_lithuanian_nopad_as_ci 2151:uca1400_lithuanian_nopad_as_cs 2152:uca1400_slovak_ai_ci
            utf8mb3 3 2153:uca1400_slovak_ai_cs 2154:uca1400_slovak_as_ci 2155:uca1400_slovak_as_cs 2156:uca1400_slovak_nopad_ai_ci
            utf8mb3 3 2157:uca1400_slovak_nopad_ai_cs 2158:uca1400_slovak_nopad_as_ci 2159:uca1400_slovak_nopad_as_cs
            utf8mb3 3 2160:uca1400_spanish2_ai_ci 2161:uca1400_spanish2_ai_cs 2162:uca1400_spanish2_as_ci
            utf8mb3 3 2163:uca1400_spanish2_as_cs 2164:uca1400_spanish2_nopad_ai_ci 2165:uca1400_spanish2_nopad_ai_cs
            utf8mb3 3 2166:uca1400_spanish2_nopad_as_ci 2167:uca1400_spanish2_nopad_as_cs 2168:uca1400_roman_ai_ci
            utf8mb3 3 2169:uca1400_roman_ai_cs 2170:uca1400_roman_as_ci 2171:uca1400_roman_as_cs 2172:uca1400_roman_nopad_ai_ci
            utf8mb3 3 2173:uca1400_roman_nopad_ai_cs 2174:uca1400_roman_nopad_as_ci 2175:uca1400_roman_nopad_as_cs
            utf8mb3 3 2176:uca1400_persian_ai_ci 2177:uca1400_persian_ai_cs 2178:uca1400_persian_as_ci 2179:uca1400_persian_as_cs
            utf8mb3 3 2180:uca1400_persian_nopad_ai_ci 2181:uca1400_persian_nopad_ai_cs 2182:uca1400_persian_nopad_as_ci
            utf8mb3 3 2183:uca1400_persian_nopad_as_cs 2184:uca1400_esperanto_ai_ci 2185:uca1400_esperanto_ai_cs
            utf8mb3 3 2186:uca1400_esperanto_as_ci 2187:uca1400_esperanto_as_cs 2188:uca1400_esperanto_nopad_ai_ci
            utf8mb3 3 2189:uca1400_esperanto_nopad_ai_cs 2190:uca1400_esperanto_nopad_as_ci 2191:uca1400_esperanto_nopad_as_cs
            utf8mb3 3 2192:uca1400_hungarian_ai_ci 2193:uca1400_hungarian_ai_cs 2194:uca1400_hungarian_as_ci
            utf8mb3 3 2195:uca1400_hungarian_as_cs 2196:uca1400_hungarian_nopad_ai_ci 2197:uca1400_hungarian_nopad_ai_cs
            utf8mb3 3 2198:uca1400_hungarian_nopad_as_ci 2199:uca1400_hungarian_nopad_as_cs 2200:uca1400_sinhala_ai_ci
            utf8mb3 3 2201:uca1400_sinhala_ai_cs 2202:uca1400_sinhala_as_ci 2203:uca1400_sinhala_as_cs
            utf8mb3 3 2204:uca1400_sinhala_nopad_ai_ci 2205:uca1400_sinhala_nopad_ai_cs 2206:uca1400_sinhala_nopad_as_ci
            utf8mb3 3 2207:uca1400_sinhala_nopad_as_cs 2208:uca1400_german2_ai_ci 2209:uca1400_german2_ai_cs
            utf8mb3 3 2210:uca1400_german2_as_ci 2211:uca1400_german2_as_cs 2212:uca1400_german2_nopad_ai_ci
            utf8mb3 3 2213:uca1400_german2_nopad_ai_cs 2214:uca1400_german2_nopad_as_ci 2215:uca1400_german2_nopad_as_cs
            utf8mb3 3 2232:uca1400_vietnamese_ai_ci 2233:uca1400_vietnamese_ai_cs 2234:uca1400_vietnamese_as_ci
            utf8mb3 3 2235:uca1400_vietnamese_as_cs 2236:uca1400_vietnamese_nopad_ai_ci 2237:uca1400_vietnamese_nopad_ai_cs
            utf8mb3 3 2238:uca1400_vietnamese_nopad_as_ci 2239:uca1400_vietnamese_nopad_as_cs 2240:uca1400_croatian_ai_ci
            utf8mb3 3 2241:uca1400_croatian_ai_cs 2242:uca1400_croatian_as_ci 2243:uca1400_croatian_as_cs
            utf8mb3 3 2244:uca1400_croatian_nopad_ai_ci 2245:uca1400_croatian_nopad_ai_cs 2246:uca1400_croatian_nopad_as_ci
            utf8mb3 3 2247:uca1400_croatian_nopad_as_cs
            utf8mb4 4 608:croatian_ci 609:myanmar_ci 610:thai_520_w2 1069:general_nopad_ci 1070:nopad_bin 1248:unicode_nopad_ci
            utf8mb4 4 1270:unicode_520_nopad_ci 2304:uca1400_ai_ci 2305:uca1400_ai_cs 2306:uca1400_as_ci 2307:uca1400_as_cs
            utf8mb4 4 2308:uca1400_nopad_ai_ci 2309:uca1400_nopad_ai_cs 2310:uca1400_nopad_as_ci 2311:uca1400_nopad_as_cs
            utf8mb4 4 2312:uca1400_icelandic_ai_ci 2313:uca1400_icelandic_ai_cs 2314:uca1400_icelandic_as_ci
            utf8mb4 4 2315:uca1400_icelandic_as_cs 2316:uca1400_icelandic_nopad_ai_ci 2317:uca1400_icelandic_nopad_ai_cs
            utf8mb4 4 2318:uca1400_icelandic_nopad_as_ci 2319:uca1400_icelandic_nopad_as_cs 2320:uca1400_latvian_ai_ci
            utf8mb4 4 2321:uca1400_latvian_ai_cs 2322:uca1400_latvian_as_ci 2323:uca1400_latvian_as_cs
            utf8mb4 4 2324:uca1400_latvian_nopad_ai_ci 2325:uca1400_latvian_nopad_ai_cs 2326:uca1400_latvian_nopad_as_ci
            utf8mb4 4 2327:uca1400_latvian_nopad_as_cs 2328:uca1400_romanian_ai_ci 2329:uca1400_romanian_ai_cs
            utf8mb4 4 2330:uca1400_romanian_as_ci 2331:uca1400_romanian_as_cs 2332:uca1400_romanian_nopad_ai_ci
            utf8mb4 4 2333:uca1400_romanian_nopad_ai_cs 2334:uca1400_romanian_nopad_as_ci 2335:uca1400_romanian_nopad_as_cs
            utf8mb4 4 2336:uca1400_slovenian_ai_ci 2337:uca1400_slovenian_ai_cs 2338:uca1400_slovenian_as_ci
            utf8mb4 4 2339:uca1400_slovenian_as_cs 2340:uca1400_slovenian_nopad_ai_ci 2341:uca1400_slovenian_nopad_ai_cs
            utf8mb4 4 2342:uca1400_slovenian_nopad_as_ci 2343:uca1400_slovenian_nopad_as_cs 2344:uca1400_polish_ai_ci
            utf8mb4 4 2345:uca1400_polish_ai_cs 2346:uca1400_polish_as_ci 2347:uca1400_polish_as_cs 2348:uca1400_polish_nopad_ai_ci
            utf8mb4 4 2349:uca1400_polish_nopad_ai_cs 2350:uca1400_polish_nopad_as_ci 2351:uca1400_polish_nopad_as_cs
            utf8mb4 4 2352:uca1400_estonian_ai_ci 2353:uca1400_estonian_ai_cs 2354:uca1400_estonian_as_ci
            utf8mb4 4 2355:uca1400_estonian_as_cs 2356:uca1400_estonian_nopad_ai_ci 2357:uca1400_estonian_nopad_ai_cs
            utf8mb4 4 2358:uca1400_estonian_nopad_as_ci 2359:uca1400_estonian_nopad_as_cs 2360:uca1400_spanish_ai_ci
            utf8mb4 4 2361:uca1400_spanish_ai_cs 2362:uca1400_spanish_as_ci 2363:uca1400_spanish_as_cs
            utf8mb4 4 2364:uca1400_spanish_nopad_ai_ci 2365:uca1400_spanish_nopad_ai_cs 2366:uca1400_spanish_nopad_as_ci
            utf8mb4 4 2367:uca1400_spanish_nopad_as_cs 2368:uca1400_swedish_ai_ci 2369:uca1400_swedish_ai_cs
            utf8mb4 4 2370:uca1400_swedish_as_ci 2371:uca1400_swedish_as_cs 2372:uca1400_swedish_nopad_ai_ci
            utf8mb4 4 2373:uca1400_swedish_nopad_ai_cs 2374:uca1400_swedish_nopad_as_ci 2375:uca1400_swedish_nopad_as_cs
            utf8mb4 4 2376:uca1400_turkish_ai_ci 2377:uca1400_turkish_ai_cs 2378:uca1400_turkish_as_ci 2379:uca1400_turkish_as_cs
            utf8mb4 4 2380:uca1400_turkish_nopad_ai_ci 2381:uca1400_turkish_nopad_ai_cs 2382:uca1400_turkish_nopad_as_ci
            utf8mb4 4 2383:uca1400_turkish_nopad_as_cs 2384:uca1400_czech_ai_ci 2385:uca1400_czech_ai_cs 2386:uca1400_czech_as_ci
            utf8mb4 4 2387:uca1400_czech_as_cs 2388:uca1400_czech_nopad_ai_ci 2389:uca1400_czech_nopad_ai_cs
            utf8mb4 4 2390:uca1400_czech_nopad_as_ci 2391:uca1400_czech_nopad_as_cs 2392:uca1400_danish_ai_ci
            utf8mb4 4 2393:uca1400_danish_ai_cs 2394:uca1400_danish_as_ci 2395:uca1400_danish_as_cs 2396:uca1400_danish_nopad_ai_ci
            utf8mb4 4 2397:uca1400_danish_nopad_ai_cs 2398:uca1400_danish_nopad_as_ci 2399:uca1400_danish_nopad_as_cs
            utf8mb4 4 2400:uca1400_lithuanian_ai_ci 2401:uca1400_lithuanian_ai_cs 2402:uca1400_lithuanian_as_ci
            utf8mb4 4 2403:uca1400_lithuanian_as_cs 2404:uca1400_lithuanian_nopad_ai_ci 2405:uca1400_lithuanian_nopad_ai_cs
            utf8mb4 4 2406:uca1400_lithuanian_nopad_as_ci 2407:uca1400_lithuanian_nopad_as_cs 2408:uca1400_slovak_ai_ci
            utf8mb4 4 2409:uca1400_slovak_ai_cs 2410:uca1400_slovak_as_ci 2411:uca1400_slovak_as_cs 2412:uca1400_slovak_nopad_ai_ci
            utf8mb4 4 2413:uca1400_slovak_nopad_ai_cs 2414:uca1400_slovak_nopad_as_ci 2415:uca1400_slovak_nopad_as_cs
            utf8mb4 4 2416:uca1400_spanish2_ai_ci 2417:uca1400_spanish2_ai_cs 2418:uca1400_spanish2_as_ci
            utf8mb4 4 2419:uca1400_spanish2_as_cs 2420:uca1400_spanish2_nopad_ai_ci 2421:uca1400_spanish2_nopad_ai_cs
            utf8mb4 4 2422:uca1400_spanish2_nopad_as_ci 2423:uca1400_spanish2_nopad_as_cs 2424:uca1400_roman_ai_ci
            utf8mb4 4 2425:uca1400_roman_ai_cs 2426:uca1400_roman_as_ci 2427:uca1400_roman_as_cs 2428:uca1400_roman_nopad_ai_ci
            utf8mb4 4 2429:uca1400_roman_nopad_ai_cs 2430:uca1400_roman_nopad_as_ci 2431:uca1400_roman_nopad_as_cs
            utf8mb4 4 2432:uca1400_persian_ai_ci 2433:uca1400_persian_ai_cs 2434:uca1400_persian_as_ci 2435:uca1400_persian_as_cs
            utf8mb4 4 2436:uca1400_persian_nopad_ai_ci 2437:uca1400_persian_nopad_ai_cs 2438:uca1400_persian_nopad_as_ci
            utf8mb4 4 2439:uca1400_persian_nopad_as_cs 2440:uca1400_esperanto_ai_ci 2441:uca1400_esperanto_ai_cs
            utf8mb4 4 2442:uca1400_esperanto_as_ci 2443:uca1400_esperanto_as_cs 2444:uca1400_esperanto_nopad_ai_ci
            utf8mb4 4 2445:uca1400_esperanto_nopad_ai_cs 2446:uca1400_esperanto_nopad_as_ci 2447:uca1400_esperanto_nopad_as_cs
            utf8mb4 4 2448:uca1400_hungarian_ai_ci 2449:uca1400_hungarian_ai_cs 2450:uca1400_hungarian_as_ci
            utf8mb4 4 2451:uca1400_hungarian_as_cs 2452:uca1400_hungarian_nopad_ai_ci 2453:uca1400_hungarian_nopad_ai_cs
            utf8mb4 4 2454:uca1400_hungarian_nopad_as_ci 2455:uca1400_hungarian_nopad_as_cs 2456:uca1400_sinhala_ai_ci
            utf8mb4 4 2457:uca1400_sinhala_ai_cs 2458:uca1400_sinhala_as_ci 2459:uca1400_sinhala_as_cs
            utf8mb4 4 2460:uca1400_sinhala_nopad_ai_ci 2461:uca1400_sinhala_nopad_ai_cs 2462:uca1400_sinhala_nopad_as_ci
            utf8mb4 4 2463:uca1400_sinhala_nopad_as_cs 2464:uca1400_german2_ai_ci 2465:uca1400_german2_ai_cs
            utf8mb4 4 2466:uca1400_german2_as_ci 2467:uca1400_german2_as_cs 2468:uca1400_german2_nopad_ai_ci
            utf8mb4 4 2469:uca1400_german2_nopad_ai_cs 2470:uca1400_german2_nopad_as_ci 2471:uca1400_german2_nopad_as_cs
            utf8mb4 4 2488:uca1400_vietnamese_ai_ci 2489:uca1400_vietnamese_ai_cs 2490:uca1400_vietnamese_as_ci
            utf8mb4 4 2491:uca1400_vietnamese_as_cs 2492:uca1400_vietnamese_nopad_ai_ci 2493:uca1400_vietnamese_nopad_ai_cs
            utf8mb4 4 2494:uca1400_vietnamese_nopad_as_ci 2495:uca1400_vietnamese_nopad_as_cs 2496:uca1400_croatian_ai_ci
            utf8mb4 4 2497:uca1400_croatian_ai_cs 2498:uca1400_croatian_as_ci 2499:uca1400_croatian_as_cs
            utf8mb4 4 2500:uca1400_croatian_nopad_ai_ci 2501:uca1400_croatian_nopad_ai_cs 2502:uca1400_croatian_nopad_as_ci
            utf8mb4 4 2503:uca1400_croatian_nopad_as_cs
            """;
    }
}
